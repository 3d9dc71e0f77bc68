// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChangeAppProfile.h"

#include "FollowMeRules.h"

namespace wakeline {

QCoro::Task<Result<Extension>> ChangeAppProfile::change(qint64 extensionId, QString number,
                                                        std::optional<qint64> expectedVersion, AppProfileDraft draft)
{
    if (draft == AppProfileDraft{})
        co_return failure(QStringLiteral("bad_request"), QStringLiteral("the body names nothing to change"));
    if (draft.followMeNumbers) {
        if (const auto good = checkFollowMe(*draft.followMeNumbers, number); !good)
            co_return std::unexpected(good.error());
    }
    ExtensionChange change;
    change.doNotDisturb = draft.doNotDisturb;
    change.followMeEnabled = draft.followMeEnabled;
    change.followMeNumbers = draft.followMeNumbers;
    change.followMeStrategy = draft.followMeStrategy;
    change.followMeConfirm = draft.followMeConfirm;
    co_return co_await m_directory.changeExtension(extensionId, expectedVersion, change);
}

} // namespace wakeline
