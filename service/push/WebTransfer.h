// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Pending.h"
#include "WebMessage.h"

#include <QSslConfiguration>
#include <QTimer>

#include <array>
#include <chrono>
#include <memory>

using X509_STORE = struct x509_store_st;
struct curl_slist;
struct curl_sockaddr;

namespace wakeline {

/// Whom we trust over TLS, parsed once and shared by all connections.
class TrustedAuthorities
{
public:
    /// The system's, and those that `tls` names.
    explicit TrustedAuthorities(const QSslConfiguration &tls);

    X509_STORE *store() const { return m_store.get(); }

private:
    std::shared_ptr<X509_STORE> m_store;
};

/// One request of a WebClient, as libcurl sees it.
class WebTransfer
{
public:
    struct Limits
    {
        std::chrono::milliseconds connect;
        bool onlyPublic;
        bool onlyHttps;
    };

    WebTransfer(WebRequest request, Limits limits, const TrustedAuthorities &authorities);
    WebTransfer(const WebTransfer &) = delete;
    WebTransfer &operator=(const WebTransfer &) = delete;

    void *handle() const { return m_easy.get(); } ///< CURL *

    /// What came of it. \param result  a CURLcode
    WebAnswer conclude(int result);

    /// At least a part of the request has left.
    bool wasSent() const;
    quint64 connectionsOpened() const;

    QTimer deadline;
    WebAnswer answer; ///< gathered, and complete once it has ended
    Pending<WebAnswer> ended;

private:
    struct FreeEasy
    {
        void operator()(void *easy) const;
    };
    struct FreeList
    {
        void operator()(curl_slist *list) const;
    };

    void setHeaders();
    static std::size_t onHeader(char *bytes, std::size_t one, std::size_t size, void *self);
    static std::size_t onBody(char *bytes, std::size_t one, std::size_t size, void *self);
    static int openSocket(void *self, int purpose, curl_sockaddr *address);

    WebRequest m_request;
    QByteArray m_url;
    Limits m_limits;
    TrustedAuthorities m_authorities;
    std::array<char, 256> m_problem{}; ///< CURL_ERROR_SIZE
    std::unique_ptr<void, FreeEasy> m_easy;
    std::unique_ptr<curl_slist, FreeList> m_headers;
    qsizetype m_headerBytes = 0;
    bool m_answerFull = false;
    bool m_addressForbidden = false;
};

using WebTransferPtr = std::shared_ptr<WebTransfer>;

} // namespace wakeline
