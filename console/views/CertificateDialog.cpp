// SPDX-License-Identifier: GPL-3.0-or-later
#include "CertificateDialog.h"

#include "Buttons.h"
#include "ConnectionProfile.h"
#include "FormField.h"
#include "KeyValueList.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace wakeline {

CertificateDialog::CertificateDialog(const Appearance &look, const CertificateNotice &notice, QWidget *parent)
    : QDialog(parent), m_look(look)
{
    const bool changed = notice.cause == CertificateNotice::Cause::Changed;
    const QString title =
        changed ? tr("The certificate of %1 has changed").arg(notice.host) : tr("Is this the right server?");
    setWindowTitle(title);
    setAccessibleName(title);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    auto *heading = new Label(look, TextStyle::Title, title, this);
    auto *text =
        new Label(look, TextStyle::Body,
                  changed ? tr("You trust another certificate for this server. Unless you know that it was "
                               "replaced, somebody may be listening in. Do not sign in.")
                          : tr("Nobody vouches for the certificate of %1. Compare its fingerprint with the one that "
                               "the server's administrator gives you.")
                                .arg(notice.host),
                  this, changed ? Ink::Bad : Ink::Secondary);
    for (Label *label : {heading, text}) {
        label->wrap();
        layout->addWidget(label);
    }
    const auto date = [](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
    };
    const auto halves = [](const QByteArray &sha256) { // two lines, as both halves must be compared
        const QString all = fingerprintText(sha256);
        return std::pair(all.left(48), all.mid(48));
    };
    const auto [first, second] = halves(notice.sha256);
    QList<KeyValueList::Entry> entries{
        {tr("Issued to"), notice.subject},
        {tr("Issued by"), notice.issuer},
        {tr("Valid"), tr("%1 to %2").arg(date(notice.validFrom), date(notice.validUntil))},
        {tr("SHA-256"), first, TextStyle::Mono},
        {QString(), second, TextStyle::Mono}};
    if (changed)
        entries.append({tr("Until now"), fingerprintText(notice.pinnedSha256), TextStyle::Mono, Qt::ElideMiddle});
    if (!notice.problems.isEmpty())
        entries.append({tr("System says"), notice.problems.join(QStringLiteral(" "))});
    auto *values = new KeyValueList(look, this);
    values->show(entries);
    layout->addSpacing(4);
    layout->addWidget(values);
    layout->addSpacing(12);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *cancel = new ActionButton(look, ActionButton::Kind::Plain, tr("Do not connect"), this);
    auto *trust = new ActionButton(look, ActionButton::Kind::Danger, tr("Trust this certificate"), this);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(trust);
    layout->addLayout(buttons);
    setMinimumWidth(look.scaled(560));
    resize(look.scaled(560), 1);
    growToFit(*this);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(trust, &QPushButton::clicked, this, &QDialog::accept);
}

void CertificateDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
