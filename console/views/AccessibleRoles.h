// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wakeline {

/// Tells assistive technology what the painted widgets are: Qt knows only its own. Once, before the first window.
void installAccessibleRoles();

} // namespace wakeline
