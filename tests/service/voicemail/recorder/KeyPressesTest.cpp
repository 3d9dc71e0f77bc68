// SPDX-License-Identifier: GPL-3.0-or-later
#include "KeyPresses.h"

#include <QTest>

using namespace wakeline;

namespace {

/// As it arrives. Its source is 1, unless it says another.
struct Arrival
{
    uint32_t timestamp;
    uint8_t event;
    bool end = false;
    uint32_t source = 1;
};

constexpr bool end = true;
constexpr uint32_t full = 0xffff; ///< the longest event

} // namespace

Q_DECLARE_METATYPE(QList<Arrival>)

/// Which keys were pressed, whatever the network does to the packets that say so.
class KeyPressesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPressCountsOnce_data()
    {
        QTest::addColumn<QList<Arrival>>("packets");
        QTest::addColumn<QList<int>>("pressed");
        const auto row = [](const char *name, const QList<Arrival> &packets, const QList<int> &pressed) {
            QTest::newRow(name) << packets << pressed;
        };
        row("one press", {{100, 1}, {100, 1}, {100, 1}, {100, 1, end}, {100, 1, end}, {100, 1, end}}, {1});
        row("two keys", {{100, 1}, {100, 1, end}, {900, 2}, {900, 2, end}}, {1, 2});
        row("the same key twice", {{100, 1}, {100, 1, end}, {900, 1}, {900, 1, end}}, {1, 1});
        row("an update behind the end", {{100, 1}, {100, 1, end}, {100, 1}, {100, 1, end}}, {1});
        row("all its ends are lost", {{100, 1}, {100, 1}, {900, 1}, {900, 1, end}}, {1, 1});
        row("only its end arrives", {{100, 1, end}, {100, 1, end}, {100, 1, end}}, {1});
        row("the one before comes late", {{100, 1}, {900, 2}, {100, 1, end}, {900, 2, end}}, {1, 2});
        row("two keys at one time", {{100, 1}, {100, 2}, {100, 1, end}, {100, 2, end}}, {1, 2});
        row("another source", {{100, 1}, {100, 1, end}, {100, 1, end, 2}}, {1, 1});
        row("a key that is held down", {{100, 1}, {100 + full, 1}, {100 + 2 * full, 1, end}}, {1});
        row("for segments that are not quite full", {{100, 1}, {100 + 65440, 1}, {100 + 2 * 65440, 1, end}}, {1});
        row("the same key eight seconds later", {{100, 1}, {100, 1, end}, {100 + full, 1}}, {1, 1});
        row("over the clock's end", {{0xfffffff0, 1}, {0xfffffff0, 1, end}, {400, 1}, {400, 1, end}}, {1, 1});
        row("held over the clock's end", {{0xfffffff0, 1}, {0xfffffff0 + full, 1, end}}, {1});
    }

    void everyPressCountsOnce()
    {
        QFETCH(QList<Arrival>, packets);
        KeyPresses keys;
        QList<int> pressed;
        for (const Arrival &packet : packets) {
            if (keys.isNew({packet.source, packet.timestamp, packet.event, packet.end}))
                pressed.append(packet.event);
        }
        QTEST(pressed, "pressed");
    }

    void aLongCallCostsNoMemory()
    {
        KeyPresses keys;
        int pressed = 0;
        for (uint32_t i = 0; i < 10'000; ++i) {
            pressed += keys.isNew({1, i * 800, 1, false}) ? 1 : 0;
            pressed += keys.isNew({1, i * 800, 1, true}) ? 1 : 0;
        }
        QCOMPARE(pressed, 10'000);
    }
};

QTEST_GUILESS_MAIN(KeyPressesTest)
#include "KeyPressesTest.moc"
