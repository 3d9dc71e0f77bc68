// SPDX-License-Identifier: GPL-3.0-or-later
#include "StatusBoard.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

class TurnedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime(QDate(2026, 11, 20), QTime(8, 15), Qt::UTC);
};

} // namespace

class StatusBoardTest : public QObject
{
    Q_OBJECT

    TurnedClock m_clock;
    EventStream m_stream{QStringLiteral("epoch"), 100};
    LiveBoard m_board{m_stream, m_clock};
    QList<PartStatus> m_told;

private Q_SLOTS:
    void initTestCase()
    {
        connect(&m_stream, &EventStream::published, this, [this](const NumberedEvent &event) {
            const QJsonObject told = QJsonDocument::fromJson(event.text).object();
            if (told.value(QLatin1String("type")) == QLatin1String("system.status"))
                m_told.append(
                    fromJson<PartStatus>(told.value(QLatin1String("data")).toObject()).value_or(PartStatus()));
        });
    }
    void init() { m_told.clear(); }

    void aPartThatTurnsIsToldOnceWithTheTime()
    {
        StatusBoard::Health health{true, QStringLiteral("connected")};
        StatusBoard status(m_board, m_clock);
        status.add(QStringLiteral("database"), [&health] { return health; });
        const QDateTime added = m_clock.time;
        status.review();
        QVERIFY(m_told.isEmpty());
        m_clock.time = m_clock.time.addSecs(60);
        health = {false, QStringLiteral("away")};
        status.review();
        status.review();
        QCOMPARE(m_told.size(), 1);
        QCOMPARE(m_told.first(),
                 (PartStatus{QStringLiteral("database"), false, QStringLiteral("away"), added.addSecs(60), true}));
        QCOMPARE(status.parts(), m_told);
    }

    void otherWordsForTheSameAreToldAndKeepTheTime()
    {
        StatusBoard::Health health{false, QStringLiteral("no connection")};
        StatusBoard status(m_board, m_clock);
        status.add(
            QStringLiteral("kamailio"), [&health] { return health; }, StatusBoard::Weight::Advisory);
        const QDateTime added = m_clock.time;
        m_clock.time = m_clock.time.addSecs(60);
        health.message = QStringLiteral("connected; what it holds is being read");
        status.review();
        QCOMPARE(m_told.size(), 1);
        QCOMPARE(m_told.first().message, health.message);
        QCOMPARE(m_told.first().since, added);
        QVERIFY(!m_told.first().essential);
    }
};

QTEST_GUILESS_MAIN(StatusBoardTest)
#include "StatusBoardTest.moc"
