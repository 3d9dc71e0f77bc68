// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Label.h"

#include <QCheckBox>
#include <QPainter>
#include <QVBoxLayout>

namespace wakeline {

ProfileDialog::ProfileDialog(const Appearance &look, const ConnectionProfile &profile, QWidget *parent)
    : QDialog(parent), m_look(look), m_profile(profile)
{
    const QString title = profile.name.isEmpty() ? tr("New connection") : tr("Edit %1").arg(profile.name);
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(14);
    auto *heading = new Label(look, TextStyle::Title, title, this);
    heading->setElidable(true);
    layout->addWidget(heading);

    m_server = new FormField(look, tr("Server"), this);
    m_server->edit()->setPlaceholderText(QStringLiteral("pbx.example.net"));
    m_server->setText(profile.url.toString());
    m_name = new FormField(look, tr("Name"), this);
    m_name->setText(profile.name);
    m_name->setHelp(tr("What you call it. Left empty, the server's name is taken."));
    layout->addWidget(m_server);
    layout->addWidget(m_name);
    if (!profile.pinnedCertificate.isEmpty())
        layout->addWidget(makePinRow());
    m_plain = new QCheckBox(tr("Without a keychain, keep the session in a file that only I can read"), this);
    m_plain->setChecked(profile.plainSecretAllowed);
    m_plain->setToolTip(tr("Anybody who can read your files could then act as you. Off: you sign in each time."));
    layout->addWidget(m_plain);
    layout->addSpacing(4);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *cancel = new ActionButton(look, ActionButton::Kind::Plain, tr("Cancel"), this);
    auto *ok = new ActionButton(look, ActionButton::Kind::Primary, tr("Save"), this);
    ok->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &ProfileDialog::save);
    for (FormField *field : {m_server, m_name}) {
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    resize(look.scaled(480), 1);
    growToFit(*this);
    m_server->edit()->setFocus();
}

QWidget *ProfileDialog::makePinRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *text = new Label(m_look, TextStyle::Mono, fingerprintText(m_profile.pinnedCertificate), row, Ink::Secondary);
    text->setElide(Qt::ElideMiddle);
    layout->addWidget(new Label(m_look, TextStyle::Body, tr("Pinned certificate"), row, Ink::Hint));
    layout->addWidget(text, 1);
    auto *forget = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Forget"), row);
    layout->addWidget(forget);
    connect(forget, &QPushButton::clicked, row, [this, row] {
        m_profile.pinnedCertificate.clear();
        row->hide();
    });
    return row;
}

void ProfileDialog::save()
{
    const QString before = m_profile.origin();
    m_profile.url = ConnectionProfile::urlFromInput(m_server->text().trimmed());
    if (m_profile.origin() != before)
        m_profile.pinnedCertificate.clear(); // it was another server's
    m_profile.name = m_name->text().trimmed();
    if (m_profile.name.isEmpty())
        m_profile.name = m_profile.url.host();
    m_profile.plainSecretAllowed = m_plain->isChecked();
    if (const auto checked = m_profile.check(); !checked) {
        FormField *field = checked.error().field == QLatin1String("name") ? m_name : m_server;
        field->setError(checked.error().message);
        field->edit()->setFocus();
        return;
    }
    Q_EMIT saved(m_profile);
    accept();
}

void ProfileDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
