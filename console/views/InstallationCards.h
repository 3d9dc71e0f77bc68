// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"

#include "Appearance.h"

class QVBoxLayout;

namespace wakeline {

class KeyValueList;
class Label;
class SectionHeading;

/// The installations of one licence with the means to take a seat back, and what they pushed last; loaded when it is
/// shown.
class InstallationCards : public QWidget
{
    Q_OBJECT

public:
    static constexpr int pushes = 10; ///< newest ones to show

    /// \param client  outlives this object
    InstallationCards(const Appearance &look, ApiClient &client, QWidget *parent);

    void showLicense(qint64 id);
    std::optional<qint64> license() const { return m_license; }
    void reload();
    void setWritable(bool writable, const QString &why);

Q_SIGNALS:
    void said(const QString &text);
    void failed(const QString &text);

private:
    QCoro::Task<void> load(qint64 license);
    QCoro::Task<void> release(qint64 license, Installation installation);
    void build();
    QWidget *makeCard(const Installation &installation);
    void confirmRelease(const Installation &installation);
    void showPushes(const QList<PushLogEntry> &entries);

    const Appearance &m_look;
    ApiClient &m_client;
    SectionHeading *m_heading;
    Label *m_note;
    QWidget *m_cards = nullptr;
    QVBoxLayout *m_cardsPlace;
    KeyValueList *m_pushes;
    Label *m_pushNote;
    std::optional<qint64> m_license;
    quint64 m_generation = 0; ///< of the load that counts
    QList<Installation> m_installations;
    bool m_writable = true;
    QString m_whyNot;
};

} // namespace wakeline
