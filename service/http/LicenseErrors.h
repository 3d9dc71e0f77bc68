// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Reply.h"
#include "Request.h"

#include "License.h"

namespace wakeline {

/// The licence key of a request: of the body, else of `X-License-Key`, else of `?license_key=` where `fromQuery`.
/// \return `missing_field`; `invalid_value` where two of them differ
Result<QString> licenseKeyOf(const Request &request, const std::optional<QString> &inBody, bool fromQuery = false);

/// The validation code that an error about a licence stands for; none for errors that are about something else.
std::optional<ValidationCode> validationCodeOf(const Error &error);

/// An error of the licence routes with the code in the contract's capitals, and the field where the key was mistyped.
Reply licenseRefusal(int status, ValidationCode code, const Error &error);

} // namespace wakeline
