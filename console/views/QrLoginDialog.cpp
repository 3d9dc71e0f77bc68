// SPDX-License-Identifier: GPL-3.0-or-later
#include "QrLoginDialog.h"

#include "Buttons.h"
#include "FormField.h"
#include "Glyph.h"
#include "Label.h"
#include "QrCodeView.h"
#include "RelativeTime.h"
#include "StateBoard.h"

#include <QClipboard>
#include <QCoroTimer>
#include <QGuiApplication>
#include <QPainter>
#include <QPointer>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto nearlyOver = 60s;
constexpr auto copiedShownFor = 2s;

QSet<qint64> idsOf(const QList<AppDeviceSession> &sessions)
{
    QSet<qint64> ids;
    for (const AppDeviceSession &session : sessions)
        ids.insert(session.id);
    return ids;
}

} // namespace

QrLoginDialog::QrLoginDialog(const Appearance &look, ApiClient &client, const Extension &extension, QWidget *parent)
    : QDialog(parent), m_look(look), m_client(client), m_extension(extension)
{
    const QString title = tr("Sign in by QR code");
    setWindowTitle(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(8);
    layout->addWidget(new Label(look, TextStyle::Title, title, this));
    auto *who = new Label(look, TextStyle::Body, tr("%1, extension %2").arg(extension.displayName, extension.number),
                          this, Ink::Hint);
    who->setElidable(true);
    layout->addWidget(who);
    auto *help = new Label(look, TextStyle::Body,
                           tr("Scan it with the phone's app, or type the code there. It signs one phone in, once, with "
                              "a SIP account of its own."),
                           this, Ink::Secondary);
    help->wrap();
    layout->addWidget(help);
    layout->addSpacing(8);

    auto *content = new QWidget(this);
    m_stack = new QStackedLayout(content);
    m_codePart = makeCode();
    m_board = new StateBoard(look, content);
    m_stack->addWidget(m_codePart);
    m_stack->addWidget(m_board);
    layout->addWidget(content, 1);
    layout->addSpacing(8);
    layout->addLayout(makeButtons());

    connect(m_board, &StateBoard::actionWanted, this, [this] { makeCodeAnew(); });
    connect(&m_second, &QTimer::timeout, this, &QrLoginDialog::countDown);
    connect(this, &QDialog::finished, this, [this] {
        ++m_generation; // an answer on its way is not shown any more
        forget();
    });
    m_copied.setSingleShot(true);
    constexpr int designWidth = 440;
    resize(look.scaled(designWidth), 1);
    growToFit(*this);
    makeCodeAnew();
}

QWidget *QrLoginDialog::makeCode()
{
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_picture = new QrCodeView(m_look, part);
    m_picture->setAccessibleName(tr("QR code that signs a phone in to extension %1").arg(m_extension.number));
    layout->addStretch();
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    m_text = new Label(m_look, TextStyle::Title, QStringLiteral("0000-0000-0000-0000"), part);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addStretch();
    row->addWidget(new Glyph(m_look, Icon::Clock, 14, Ink::Hint, part));
    m_validity = new Label(m_look, TextStyle::Body, tr("Valid for %1").arg(QStringLiteral("10:00")), part, Ink::Hint);
    row->addWidget(m_validity);
    row->addStretch();
    layout->addLayout(row);
    layout->addStretch();
    return part;
}

QLayout *QrLoginDialog::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_copy = new ActionButton(m_look, ActionButton::Kind::Plain, tr("Copy link"), this, Icon::Copy);
    m_copy->setToolTip(tr("The same as the picture, to send to the phone. Whoever has it can sign in with it once."));
    m_new = new ActionButton(m_look, ActionButton::Kind::Plain, tr("New code"), this, Icon::Refresh);
    m_new->setToolTip(tr("Makes another code; this one can no longer be seen here"));
    auto *close = new ActionButton(m_look, ActionButton::Kind::Primary, tr("Close"), this);
    close->setDefault(true);
    close->setFocus();
    buttons->addWidget(m_copy);
    buttons->addWidget(m_new);
    buttons->addStretch();
    buttons->addWidget(close);
    connect(m_copy, &QPushButton::clicked, this, &QrLoginDialog::copyLink);
    connect(m_new, &QPushButton::clicked, this, [this] { makeCodeAnew(); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_copied, &QTimer::timeout, this, [this] {
        m_copy->setText(tr("Copy link"));
        m_copy->updateGeometry();
    });
    return buttons;
}

QCoro::Task<void> QrLoginDialog::makeCodeAnew()
{
    const QPointer<QrLoginDialog> alive(this);
    const quint64 generation = ++m_generation;
    forget();
    m_board->showLoading(tr("Making a code…"));
    m_stack->setCurrentWidget(m_board);
    const auto before = co_await m_client.appSessions(m_extension.id);
    if (!alive || generation != m_generation)
        co_return;
    const auto code = co_await m_client.makeQrLogin(m_extension.id);
    if (!alive || generation != m_generation)
        co_return;
    if (!code) {
        showProblem(code.error());
        co_return;
    }
    showCode(*code);
    if (before)
        watchForUse(idsOf(before->items));
}

/// Ends with the code that it watches.
QCoro::Task<void> QrLoginDialog::watchForUse(QSet<qint64> before)
{
    const QPointer<QrLoginDialog> alive(this);
    const quint64 generation = m_generation;
    while (alive && generation == m_generation && m_code) {
        co_await QCoro::sleepFor(askForUseEvery);
        if (!alive || generation != m_generation || !m_code)
            co_return;
        const auto now = co_await m_client.appSessions(m_extension.id);
        if (!alive || generation != m_generation || !m_code || !now)
            continue;
        const auto used = std::ranges::find_if(now->items, [&](const AppDeviceSession &session) {
            return session.ownAccount && !before.contains(session.id);
        });
        if (used != now->items.cend()) {
            showUsed(*used);
            co_return;
        }
    }
}

void QrLoginDialog::showUsed(const AppDeviceSession &session)
{
    forget();
    const QString name = session.deviceName.isEmpty() ? tr("A phone") : session.deviceName;
    showBoard(Icon::Check, tr("%1 is signed in").arg(name), tr("The code was used and works for no other phone."),
              tr("Another code"));
    Q_EMIT signedIn(session);
}

void QrLoginDialog::showCode(const ProvisioningCode &code)
{
    const auto picture = QrPicture::of(code.uri);
    m_code = code;
    m_picture->setVisible(picture.has_value()); // the code can still be typed
    if (picture)
        m_picture->show(*picture);
    m_text->setText(code.code);
    m_copy->setEnabled(true);
    m_new->setEnabled(true);
    m_second.start(1s);
    m_stack->setCurrentWidget(m_codePart);
    countDown();
}

/// The code leaves the screen and this process, whatever comes next.
void QrLoginDialog::forget()
{
    m_second.stop();
    m_code.reset();
    m_picture->clear();
    m_text->clear();
    m_copy->setEnabled(false);
    m_new->setEnabled(false);
}

std::chrono::seconds QrLoginDialog::left() const
{
    // The server says when the code runs out, by its own clock.
    const QDateTime now = QDateTime::currentDateTimeUtc().addMSecs(m_client.clockAhead().value_or(0ms).count());
    return std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(now.msecsTo(m_code->expiresAt)));
}

void QrLoginDialog::countDown()
{
    if (left() <= 0s) {
        forget();
        showBoard(Icon::Clock, tr("This code has run out"), tr("Nobody used it in time."), tr("New code"));
        return;
    }
    const QDateTime zero = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    m_validity->setText(tr("Valid for %1").arg(elapsedText(zero, zero.addSecs(left().count()))));
    m_validity->setInk(left() <= nearlyOver ? Ink::Alert : Ink::Hint);
}

void QrLoginDialog::showBoard(Icon icon, const QString &title, const QString &help, const QString &action)
{
    m_board->showEmpty(icon, title, help, action);
    m_stack->setCurrentWidget(m_board);
}

void QrLoginDialog::showProblem(const ApiError &error)
{
    if (error.kind != ApiError::Kind::Cancelled)
        showBoard(Icon::Warning, tr("No code could be made"), error.message, tr("Try again"));
}

void QrLoginDialog::copyLink()
{
    if (!m_code)
        return;
    QGuiApplication::clipboard()->setText(m_code->uri);
    m_copy->setText(tr("Copied"));
    m_copy->updateGeometry();
    m_copied.start(copiedShownFor);
}

void QrLoginDialog::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_look.theme().surface);
}

} // namespace wakeline
