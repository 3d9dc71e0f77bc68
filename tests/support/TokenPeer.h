// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QSslServer>
#include <QUrl>

#include <chrono>
#include <functional>

namespace wakeline {

/// The stand-in for Google's token endpoint: HTTPS, one answer per connection.
class TokenPeer : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        int status = 200;
        QByteArray body = {};
        std::chrono::milliseconds delay{0};
        bool silent = false; ///< never answers
    };

    explicit TokenPeer(const QSslConfiguration &tls, QObject *parent = nullptr);

    QUrl url() const;

    /// \param form  the body of the request
    std::function<Answer(const QByteArray &form)> script;
    int requests = 0;

    static Answer token(const QByteArray &token, int lifetime = 3599);

private:
    void accept();
    void answer(class QSslSocket *socket, const QByteArray &form);

    QSslServer m_server;
};

} // namespace wakeline
