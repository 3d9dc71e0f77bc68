// SPDX-License-Identifier: GPL-3.0-or-later
#include "StateBoard.h"

#include "Buttons.h"
#include "Glyph.h"
#include "Label.h"
#include "Painting.h"

#include <QVBoxLayout>

#include <array>

namespace wakeline {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 300ms; // a load that is quicker than this shows nothing at all
constexpr int skeletonPitch = 34;

} // namespace

StateBoard::StateBoard(const Appearance &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_words(new QWidget(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(24, 20, 24, 20);
    outer->addStretch(2);
    outer->addWidget(m_words);
    outer->addStretch(3);

    auto *layout = new QVBoxLayout(m_words);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_icon = new Glyph(look, Icon::Info, 36, Ink::Hint, m_words);
    m_title = new Label(look, TextStyle::Strong, {}, m_words);
    m_help = new Label(look, TextStyle::Body, {}, m_words, Ink::Secondary);
    m_next = new Label(look, TextStyle::Body, {}, m_words, Ink::Secondary);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    for (Label *label : {m_title, m_help, m_next}) {
        label->wrap(Qt::AlignHCenter);
        layout->addWidget(label);
    }
    layout->addSpacing(10);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_action = new ActionButton(look, ActionButton::Kind::Plain, {}, m_words);
    m_retry = new ActionButton(look, ActionButton::Kind::Plain, tr("Try now"), m_words, Icon::Refresh);
    m_copy = new ActionButton(look, ActionButton::Kind::Flat, tr("Copy details"), m_words);
    buttons->addStretch();
    for (ActionButton *button : {m_action, m_retry, m_copy})
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addLayout(buttons);

    connect(m_action, &QPushButton::clicked, this, &StateBoard::actionWanted);
    connect(m_retry, &QPushButton::clicked, this, &StateBoard::retryWanted);
    connect(m_copy, &QPushButton::clicked, this, &StateBoard::copyWanted);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_skeletonDue = true;
        update();
    });
    connect(&m_second, &QTimer::timeout, this, &StateBoard::countDown);
}

void StateBoard::showLoading(const QString &word)
{
    if (m_loading)
        return;
    m_loading = true;
    m_skeletonDue = false;
    m_loadingWord = word;
    setAccessibleName(word);
    m_words->hide();
    m_second.stop();
    m_patience.start(patience);
    update();
}

void StateBoard::showWords(Icon icon, bool bad, const QString &title, const QString &help, const QString &action)
{
    m_loading = false;
    m_patience.stop();
    m_words->show();
    m_icon->show(icon, bad ? Ink::Bad : Ink::Hint);
    m_title->setText(title);
    m_help->setText(help);
    m_action->setText(action);
    m_action->updateGeometry();
    m_action->setVisible(!action.isEmpty());
    m_retry->setVisible(bad);
    m_copy->setVisible(bad);
    m_next->setVisible(bad);
    setAccessibleName(title + QStringLiteral(". ") + help);
    update();
}

void StateBoard::showEmpty(Icon icon, const QString &title, const QString &help, const QString &action)
{
    m_second.stop();
    showWords(icon, false, title, help, action);
}

void StateBoard::showError(const QString &title, const QString &reason, const QDateTime &next)
{
    m_nextAttempt = next;
    showWords(Icon::Warning, true, title, reason, {});
    countDown();
    m_second.start(1s);
}

void StateBoard::countDown()
{
    const qint64 seconds = (QDateTime::currentDateTimeUtc().msecsTo(m_nextAttempt) + 999) / 1000;
    m_next->setText(m_nextAttempt.isValid() && seconds > 0 ? tr("Trying again in %1 s.").arg(seconds)
                                                           : tr("Trying again…"));
}

void StateBoard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_look.theme();
    painter.fillRect(rect(), theme.surface);
    if (!m_loading || !m_skeletonDue)
        return;

    Brush brush(painter, m_look, *this);
    constexpr std::array lengths{0.34, 0.5, 0.42, 0.3, 0.46, 0.38};
    const QColor tint = theme.tone(Tone::Quiet).tint;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const qreal top = 26.0 + static_cast<qreal>(i) * skeletonPitch;
        if (top + 12 > height() - 40)
            break;
        brush.box(QRectF(20, top, 34, 10), 5, tint);
        brush.box(QRectF(76, top, width() * lengths.at(i) - 40, 10), 5, tint);
        brush.box(QRectF(width() - 96, top, 72, 10), 5, tint);
    }
    brush.text(QRectF(20, 26.0 + lengths.size() * skeletonPitch, width() - 40, 20), TextStyle::Caption, theme.hint,
               m_loadingWord);
}

} // namespace wakeline
