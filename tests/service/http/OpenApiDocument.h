// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace wakeline {

/// What `GET /openapi.json` answers, asked of the route itself.
QByteArray openApiText();
QJsonObject openApiDocument();

/// Runs tests/service/http/openapi/check.mjs over that document.
/// \param what   `document` or `answers`
/// \param lines  its standard input
/// \return what it has to say; empty if nothing is wrong
QString openApiProblems(const QString &what, const QByteArray &lines = {});

} // namespace wakeline
