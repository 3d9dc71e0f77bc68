// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderBreaker.h"

namespace wakeline {

bool ProviderBreaker::admits(Time now)
{
    if (!m_open)
        return true;
    if (now < m_until)
        return false;
    m_probing = true;
    m_until = now + m_options.probeTime;
    return true;
}

void ProviderBreaker::succeeded()
{
    m_failures = 0;
    m_open = false;
    m_probing = false;
    m_pause.reset();
}

void ProviderBreaker::failed(Time now)
{
    ++m_failures;
    const bool opens = !m_open && m_failures >= m_options.threshold;
    if (!opens && !m_probing) // pushes that were under way when it opened say nothing new
        return;
    m_open = true;
    m_probing = false;
    m_until = now + m_pause.next();
}

} // namespace wakeline
