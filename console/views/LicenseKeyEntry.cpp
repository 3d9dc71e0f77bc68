// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKeyEntry.h"

#include "FormField.h"
#include "Label.h"

#include <QPointer>

namespace wakeline {

LicenseKeyEntry::LicenseKeyEntry(const Appearance &look, ApiClient &client, QWidget *parent)
    : EditDialog(look, tr("Activate this installation"), tr("Activate"), parent),
      m_client(client),
      m_key(new FormField(look, tr("Licence key"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    auto *what = new Label(look, TextStyle::Body,
                           tr("The licence server is asked at once. A key that was given before gives its seat back."),
                           this, Ink::Secondary);
    what->wrap();
    layout->addWidget(what);
    layout->addSpacing(6);
    m_key->edit()->setFont(look.font(TextStyle::Mono));
    m_key->edit()->setMaxLength(64);
    m_key->edit()->setPlaceholderText(QStringLiteral("WL-7K3QF-…"));
    m_key->makeSecret();
    layout->addWidget(m_key);
    connect(m_key->edit(), &QLineEdit::textEdited, this, [this] { m_key->setError({}); });
    connect(
        m_key, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    resize(look.scaled(480), 1);
    growToFit(*this);
}

bool LicenseKeyEntry::check()
{
    m_key->setError(m_key->text().trimmed().isEmpty() ? tr("Enter the key that the vendor gave you.") : QString());
    return !m_key->hasError();
}

QCoro::Task<void> LicenseKeyEntry::save()
{
    const QPointer<LicenseKeyEntry> alive(this);
    setBusy(true);
    hideProblem();
    const QString key = m_key->text().trimmed();
    const auto state = co_await m_client.useLicenseKey(key);
    if (!alive)
        co_return;
    setBusy(false);
    if (state) {
        accept();
        Q_EMIT activated(*state);
    } else if (state.error().field == QLatin1String("license_key")) {
        m_key->setError(state.error().message);
        m_key->edit()->setFocus();
    } else {
        showFailure(state.error());
    }
}

} // namespace wakeline
