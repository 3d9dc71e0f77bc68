// SPDX-License-Identifier: GPL-3.0-or-later
#include "ShowLamps.h"
#include "Pbx.h"
#include "VoicemailHouse.h"

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

/// The SIP server's edge: remembers what it was told to show.
class LampPbx final : public Pbx
{
public:
    void start() override {}
    bool isConnected() const override { return connected; }
    void decide(const QString &, const CallDecision &) override {}
    void logOut(const QString &, const QString &) override {}
    QCoro::Task<Result<void>> hangUp(QString) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> transfer(CallTransfer) override { co_return Result<void>(); }
    void resynchronise() override {}
    void showLamp(const MessageLamp &lamp) override
    {
        told.append(QStringLiteral("%1=%2:%3:%4")
                        .arg(lamp.extension, lamp.account)
                        .arg(lamp.newMessages)
                        .arg(lamp.oldMessages));
    }
    void comeBack(const QStringList &registered)
    {
        connected = true;
        PbxSnapshot snapshot;
        for (const QString &extension : registered) {
            BindingReport binding;
            binding.extension = extension;
            snapshot.bindings.append(binding);
        }
        Q_EMIT synchronised(snapshot);
    }

    bool connected = true;
    QStringList told;
};

struct LampHouse : VoicemailHouse
{
    explicit LampHouse(std::unique_ptr<Database> open) : VoicemailHouse(std::move(open))
    {
        for (const char *number : {"101", "102"})
            runSql(*database,
                   QStringLiteral("INSERT INTO extensions (number, display_name, ha1, created_at, updated_at, search) "
                                  "VALUES (?, '', '', 0, 0, '')"),
                   {QLatin1String(number)});
        link({"101"});
        lamps.follow(voicemail.news);
    }
    void link(const QStringList &extensions)
    {
        const auto linked = waitFor(voicemail.boxChanges.change(1, std::nullopt, {.extensions = extensions}));
        if (!linked)
            qFatal("not linked: %s", qPrintable(linked.error().message));
    }

    LampPbx pbx;
    ShowLamps lamps{pbx, *database, {.burst = 50ms, .firstRetry = 50ms, .lastRetry = 200ms, .review = 1h}};
};

} // namespace

class ShowLampsTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangeOfAMessageIsTold()
    {
        LampHouse house(migrated());
        const auto pair = house.pair(QStringLiteral("a"));
        pair.write();
        const auto kept = house.keep(pair);
        VERIFY_RESULT(kept);
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"101=200:1:0"}), patience);
        const auto scope = VoicemailScope::ofBox(1);
        VERIFY_RESULT(waitFor(house.voicemail.reading.markRead(scope, kept->id)));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told.value(1), QStringLiteral("101=200:0:1"), patience);
        VERIFY_RESULT(waitFor(house.voicemail.removal.remove(scope, kept->id)));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told.value(2), QStringLiteral("101=200:0:0"), patience);
        VERIFY_RESULT(waitFor(house.voicemail.removal.restore(scope, kept->id)));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told.value(3), QStringLiteral("101=200:0:1"), patience);
        // Retention takes it in the end.
        VERIFY_RESULT(waitFor(house.voicemail.boxChanges.change(1, std::nullopt, {.retentionDays = 1})));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told.size(), 5, patience);
        house.clock.time = house.clock.time.addDays(2);
        house.tidy();
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told.value(5), QStringLiteral("101=200:0:0"), patience);
        QCOMPARE(house.pbx.told.size(), 6);
    }

    void aBurstIsToldOnceAsItEnded()
    {
        LampHouse house(migrated());
        for (int i = 0; i < 5; ++i) {
            const auto pair = house.pair(QStringLiteral("m%1").arg(i));
            pair.write();
            VERIFY_RESULT(house.keep(pair));
        }
        QTRY_VERIFY_WITH_TIMEOUT(house.pbx.told.contains(QStringLiteral("101=200:5:0")), patience);
        house.pbx.told.clear();
        VoicemailChange change;
        change.message.mailboxId = 1;
        for (int i = 0; i < 300; ++i)
            Q_EMIT house.voicemail.news.changed(change);
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"101=200:5:0"}), patience);
        QTest::qWait(200);
        QCOMPARE(house.pbx.told.size(), 1);
    }

    void aServerThatIsBackIsToldOfAll()
    {
        LampHouse house(migrated());
        house.pbx.connected = false;
        const auto pair = house.pair(QStringLiteral("a"));
        pair.write();
        VERIFY_RESULT(house.keep(pair));
        QTest::qWait(200);
        QCOMPARE(house.pbx.told, QStringList());
        house.pbx.comeBack({QStringLiteral("101"), QStringLiteral("102")});
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"101=200:1:0", "102=:0:0"}), patience);
    }

    void whoIsUnlinkedOrLosesItsBoxIsTold()
    {
        LampHouse house(migrated());
        house.link({"101", "102"});
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"101=200:0:0", "102=200:0:0"}), patience);
        house.pbx.told.clear();
        house.link({"102"});
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"102=200:0:0", "101=:0:0"}), patience);
        house.pbx.told.clear();
        VERIFY_RESULT(waitFor(house.voicemail.boxChanges.remove(1, std::nullopt)));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"102=:0:0"}), patience);
    }

    void anAccessNumberIsEverybodysAccount()
    {
        LampHouse house(migrated());
        ShowLamps lamps(house.pbx, *house.database, {.account = QStringLiteral("*97"), .burst = 50ms});
        house.pbx.comeBack({QStringLiteral("102")});
        QTRY_VERIFY_WITH_TIMEOUT(house.pbx.told.contains(QStringLiteral("101=*97:0:0")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(house.pbx.told.contains(QStringLiteral("102=:0:0")), patience); // it has no box
    }

    void whatTheDatabaseRefusesIsToldLater()
    {
        if (onPostgres())
            QSKIP("libpq prepares no ALTER TABLE; what follows an error is the same on both");
        LampHouse house(migrated());
        VERIFY_RESULT(runSql(*house.database, QStringLiteral("ALTER TABLE voicemail_messages RENAME TO elsewhere")));
        VoicemailChange change;
        change.message.mailboxId = 1;
        Q_EMIT house.voicemail.news.changed(change);
        QTest::qWait(300);
        QCOMPARE(house.pbx.told, QStringList());
        VERIFY_RESULT(runSql(*house.database, QStringLiteral("ALTER TABLE elsewhere RENAME TO voicemail_messages")));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.told, QStringList({"101=200:0:0"}), patience);
    }
};

QTEST_GUILESS_MAIN(ShowLampsTest)
#include "ShowLampsTest.moc"
