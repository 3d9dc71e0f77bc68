// SPDX-License-Identifier: GPL-3.0-or-later
#include "MailboxBook.h"
#include "DatabaseFixture.h"
#include "ExtensionTable.h"
#include "VoicemailBoxTable.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15), Qt::UTC);

VoicemailBoxChange boxFor(const QString &number, const QStringList &extensions)
{
    VoicemailBoxChange box;
    box.number = number;
    box.name = QStringLiteral("Box ") + number;
    box.extensions = extensions;
    return box;
}

} // namespace

/// Which box takes the calls of an extension.
class MailboxBookTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theBoxWithTheExtensionsOwnNumberComesFirst()
    {
        const auto database = migrated();
        ExtensionTable extensions(*database);
        VoicemailBoxTable boxes(*database);
        const NewExtension ida{QStringLiteral("207"), QStringLiteral("Ida"), {}, false, QStringLiteral("a1")};
        const auto added = waitFor(extensions.add(ida));
        VERIFY_RESULT(added);
        VERIFY_RESULT(waitFor(boxes.add(boxFor(QStringLiteral("7000"), {QStringLiteral("207")}), morning)));
        MailboxBook book(*database);
        QCOMPARE(book.boxOf(added->id), QString());
        VERIFY_RESULT(waitFor(book.load()));
        QCOMPARE(book.boxOf(added->id), QStringLiteral("7000"));
        QCOMPARE(book.boxOf(added->id + 1), QString());
        // Seen without being told, and kept while the database is away.
        VERIFY_RESULT(waitFor(boxes.add(boxFor(QStringLiteral("207"), {QStringLiteral("207")}), morning)));
        QTRY_COMPARE_WITH_TIMEOUT(book.boxOf(added->id), QStringLiteral("207"), 20'000);
        database->shutDown();
        QVERIFY(!waitFor(book.load()));
        QCOMPARE(book.boxOf(added->id), QStringLiteral("207"));
    }
};

QTEST_GUILESS_MAIN(MailboxBookTest)
#include "MailboxBookTest.moc"
