// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignInDialog.h"

#include "Buttons.h"
#include "ConfirmDialog.h"
#include "ConnectionDelegate.h"
#include "FormField.h"
#include "Glyph.h"
#include "Painting.h"
#include "Panel.h"
#include "ProfileDialog.h"
#include "ProfileStore.h"
#include "StateBoard.h"

#include <QCheckBox>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr int IdRole = Qt::UserRole + 10;
constexpr QSize designSize(700, 432);
constexpr int listWidth = 248;

QString serverText(const ConnectionProfile &profile)
{
    const QString server = profile.url.port() < 0
                               ? profile.url.host()
                               : QStringLiteral("%1:%2").arg(profile.url.host()).arg(profile.url.port());
    return profile.pinnedCertificate.isEmpty() ? server : SignInDialog::tr("%1, own certificate").arg(server);
}

} // namespace

SignInDialog::SignInDialog(const Appearance &look, ProfileStore &profiles, QWidget *parent)
    : QDialog(parent), m_look(look), m_profiles(profiles)
{
    setWindowTitle(tr("Sign in – Wakeline Console"));
    setAccessibleName(tr("Sign in"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeList());
    layout->addWidget(separator(look, Qt::Vertical, this));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(makeForm());
    m_stack->addWidget(makeFirstRun());
    layout->addWidget(m_stack, 1);
    setFixedSize(QSize(look.scaled(designSize.width()), look.scaled(designSize.height())).expandedTo(sizeHint()));

    connect(&profiles, &ProfileStore::changed, this, &SignInDialog::fillList);
    connect(&m_second, &QTimer::timeout, this, &SignInDialog::countDown);
    fillList();
    if (const auto last = profiles.lastUsed())
        offer(*last);
}

QWidget *SignInDialog::makeList()
{
    auto *side = new Panel(m_look, Ground::Sidebar, this);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 18, 0, 12);
    layout->setSpacing(6);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(20, 0, 20, 4);
    heading->addWidget(new Label(m_look, TextStyle::CaptionStrong, tr("Connections"), side, Ink::Secondary));
    layout->addLayout(heading);
    m_list = new QListWidget(side);
    m_list->setItemDelegate(new ConnectionDelegate(m_look, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Connections"));
    layout->addWidget(m_list, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &SignInDialog::showProfile);

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 0, 8, 0);
    buttons->setSpacing(0);
    auto *add = new ActionButton(m_look, ActionButton::Kind::Flat, tr("New"), side, Icon::Plus);
    add->setToolTip(tr("New connection"));
    m_edit = new ActionButton(m_look, ActionButton::Kind::Flat, tr("Edit"), side);
    m_remove = new ActionButton(m_look, ActionButton::Kind::Flat, tr("Remove"), side);
    buttons->addWidget(add);
    buttons->addStretch();
    buttons->addWidget(m_edit);
    buttons->addWidget(m_remove);
    layout->addLayout(buttons);
    // As wide as drawn, or as the buttons' words are in this language.
    side->setFixedWidth(std::max(m_look.scaled(listWidth), layout->minimumSize().width()));
    connect(add, &QPushButton::clicked, this, [this] { editProfile(ConnectionProfile::create()); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto profile = current())
            editProfile(*profile);
    });
    connect(m_remove, &QPushButton::clicked, this, &SignInDialog::removeProfile);
    return side;
}

QWidget *SignInDialog::makeForm()
{
    auto *form = new Panel(m_look, Ground::Surface, m_stack);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(36, 28, 36, 22);
    layout->setSpacing(6);
    m_title = new Label(m_look, TextStyle::Title, {}, form);
    m_title->setElidable(true);
    layout->addWidget(m_title);
    layout->addLayout(makeSecurityLine());
    m_reason = new Label(m_look, TextStyle::Body, {}, form, Ink::Alert);
    m_reason->wrap();
    m_reason->hide();
    layout->addWidget(m_reason);
    layout->addSpacing(12);

    m_user = new FormField(m_look, tr("Operator"), form, 34);
    m_password = new FormField(m_look, tr("Password"), form, 34);
    m_password->makeSecret();
    layout->addWidget(m_user);
    layout->addSpacing(6);
    layout->addWidget(m_password);
    layout->addSpacing(6);
    m_keep = new QCheckBox(tr("Keep me signed in on this computer"), form);
    m_keep->setAccessibleDescription(tr("Your session goes to the system keychain."));
    layout->addWidget(m_keep);
    auto *hint = new QHBoxLayout;
    hint->setContentsMargins(inReadingOrder({24, 0, 0, 0}));
    hint->addWidget(
        new Label(m_look, TextStyle::Caption, tr("Your session goes to the system keychain."), form, Ink::Hint));
    layout->addLayout(hint);
    layout->addStretch();
    layout->addLayout(makeButtons());
    for (FormField *field : {m_user, m_password})
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
    return form;
}

QLayout *SignInDialog::makeSecurityLine()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    m_securityIcon = new Glyph(m_look, Icon::Shield, 16, Ink::Good, m_stack);
    m_security = new Label(m_look, TextStyle::Body, {}, m_stack, Ink::Secondary);
    m_security->setElidable(true);
    line->addWidget(m_securityIcon);
    line->addWidget(m_security, 1);
    return line;
}

QLayout *SignInDialog::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_leave = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Quit"), m_stack);
    m_signIn = new ActionButton(m_look, ActionButton::Kind::Primary, tr("Sign in"), m_stack);
    m_signIn->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(m_leave);
    buttons->addWidget(m_signIn);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::submit);
    return buttons;
}

QWidget *SignInDialog::makeFirstRun()
{
    auto *board = new StateBoard(m_look, m_stack);
    board->showEmpty(Icon::Server, tr("Which server?"), tr("Name the Wakeline server that you want to look after."),
                     tr("New connection"));
    connect(board, &StateBoard::actionWanted, this, [this] { editProfile(ConnectionProfile::create()); });
    return board;
}

void SignInDialog::fillList()
{
    const auto chosen = current();
    m_list->clear();
    QList<ConnectionProfile> all = m_profiles.profiles();
    if (m_offered && !m_profiles.find(m_offered->id))
        all.append(*m_offered);
    for (const ConnectionProfile &profile : std::as_const(all)) {
        auto *item = new QListWidgetItem(profile.name, m_list);
        item->setData(ConnectionDelegate::ServerRole, serverText(profile));
        item->setData(IdRole, profile.id);
        item->setToolTip(plainToolTip(profile.url.toString()));
        if (chosen && chosen->id == profile.id)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    m_stack->setCurrentIndex(m_list->count() > 0 ? 0 : 1);
    showProfile();
}

std::optional<ConnectionProfile> SignInDialog::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return std::nullopt;
    const QString id = item->data(IdRole).toString();
    if (const auto known = m_profiles.find(id))
        return known;
    return m_offered && m_offered->id == id ? m_offered : std::nullopt;
}

void SignInDialog::offer(const ConnectionProfile &profile)
{
    if (!m_profiles.find(profile.id))
        m_offered = profile;
    fillList();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole).toString() == profile.id)
            m_list->setCurrentRow(row);
    }
}

void SignInDialog::explain(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void SignInDialog::showProfile()
{
    const auto profile = current();
    m_edit->setEnabled(profile.has_value());
    m_remove->setEnabled(profile && m_profiles.find(profile->id));
    if (!profile)
        return;
    m_title->setText(tr("Sign in to %1").arg(profile->name));
    m_user->setText(profile->username);
    m_user->setError({});
    m_password->setText({});
    m_password->setError({});
    m_keep->setChecked(profile->keepSignedIn);
    const bool encrypted = profile->url.scheme() == QLatin1String("https");
    m_securityIcon->show(encrypted ? Icon::Shield : Icon::ShieldOff, encrypted ? Ink::Good : Ink::Alert);
    m_security->setText(!encrypted                             ? tr("Not encrypted, stays on this computer")
                        : profile->pinnedCertificate.isEmpty() ? tr("Encrypted, the system checks the certificate")
                                                               : tr("Encrypted, certificate pinned"));
    (profile->username.isEmpty() ? m_user : m_password)->edit()->setFocus();
}

void SignInDialog::showSecurity(const QString &protocol, bool pinned, const QDateTime &validUntil)
{
    const QString until = QLocale().toString(validUntil.toLocalTime().date(), QLocale::ShortFormat);
    m_security->setText(pinned ? tr("%1, certificate pinned, valid until %2").arg(protocol, until)
                               : tr("%1, certificate valid until %2").arg(protocol, until));
}

void SignInDialog::editProfile(const ConnectionProfile &profile)
{
    auto *dialog = new ProfileDialog(m_look, profile, this);
    connect(dialog, &ProfileDialog::saved, this, [this](const ConnectionProfile &changed) {
        if (m_offered && m_offered->id == changed.id)
            m_offered.reset();
        m_profiles.save(changed);
        offer(changed);
    });
    dialog->open();
}

void SignInDialog::removeProfile()
{
    const auto profile = current();
    if (!profile)
        return;
    auto *dialog = new ConfirmDialog(
        m_look,
        {tr("Remove %1?").arg(profile->name),
         tr("The server itself is not changed. You can add the connection again at any time."), tr("Remove")},
        this);
    connect(dialog, &QDialog::accepted, this, [this, id = profile->id] { m_profiles.remove(id); });
    dialog->open();
}

void SignInDialog::submit()
{
    auto profile = current();
    if (!profile || m_busy)
        return;
    const QString user = m_user->text().trimmed();
    m_user->setError(user.isEmpty() ? tr("Who are you?") : QString());
    m_password->setError(m_password->text().isEmpty() ? tr("The password is needed.") : QString());
    for (FormField *field : {m_user, m_password}) {
        if (field->hasError()) {
            field->edit()->setFocus();
            return;
        }
    }
    profile->username = user;
    profile->keepSignedIn = m_keep->isChecked();
    const QString password = m_password->text();
    if (m_profiles.find(profile->id)) {
        m_profiles.save(*profile); // fills the list anew, and with it the fields
        m_password->setText(password);
    }
    explain({});
    Q_EMIT signInWanted(*profile, password);
}

bool SignInDialog::isUntouched(const QString &profileId) const
{
    const auto profile = current();
    return !m_busy && m_password->text().isEmpty() && profile && profile->id == profileId;
}

void SignInDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_signIn->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
    m_signIn->updateGeometry();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_list, m_user, m_password, m_keep, m_edit, m_remove})
        widget->setEnabled(!busy);
}

void SignInDialog::setLeadsBack(bool back)
{
    m_leave->setText(back ? ProfileDialog::tr("Cancel") : tr("Quit"));
    m_leave->updateGeometry();
}

void SignInDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.status == 401) {
        m_password->setError(tr("Wrong name or password."));
        m_password->edit()->selectAll();
        m_password->edit()->setFocus();
    } else if (error.status == 429) {
        waitFor(error.retryAfter.value_or(30s));
    } else {
        explain(error.message);
    }
}

void SignInDialog::waitFor(std::chrono::seconds wait)
{
    m_notBefore = QDateTime::currentDateTimeUtc().addSecs(wait.count());
    countDown();
    m_second.start(1s);
}

void SignInDialog::countDown()
{
    const qint64 left = (QDateTime::currentDateTimeUtc().msecsTo(m_notBefore) + 999) / 1000;
    m_signIn->setEnabled(left <= 0 && !m_busy);
    m_password->setError(left > 0 ? tr("Too many attempts. Try again in %1 s.").arg(left) : QString());
    if (left <= 0)
        m_second.stop();
}

void SignInDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
