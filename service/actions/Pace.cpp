// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pace.h"

namespace wakeline {

Pace::Pace(Options options) : m_options(options)
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { onTick(); });
}

void Pace::run(std::function<void()> what)
{
    if (!m_timer.isActive())
        m_timer.start(m_options.tick);
    if (!m_waiting.empty() || m_recent >= m_options.atOnce) {
        m_waiting.push_back(std::move(what));
        if (m_waiting.size() > m_options.most)
            doOldest();
        return;
    }
    ++m_recent;
    what();
}

void Pace::onTick()
{
    m_recent = std::max(0, m_recent - m_options.perTick);
    for (int i = 0; i < m_options.perTick && !m_waiting.empty(); ++i) {
        ++m_recent;
        doOldest();
    }
    if (m_waiting.empty() && m_recent == 0)
        m_timer.stop();
}

void Pace::doOldest()
{
    const auto what = std::move(m_waiting.front());
    m_waiting.pop_front();
    what();
}

} // namespace wakeline
