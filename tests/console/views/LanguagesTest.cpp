// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallRulesDialog.h"
#include "ChipRow.h"
#include "ConfirmDialog.h"
#include "ConsoleStage.h"
#include "CutTexts.h"
#include "Dock.h"
#include "ExtensionDialog.h"
#include "ImportDialog.h"
#include "LicenseDialog.h"
#include "LicenseKeyDialog.h"
#include "LicenseTransferDialog.h"
#include "NotificationsDialog.h"
#include "OperatorDialog.h"
#include "Page.h"
#include "PasswordDialog.h"
#include "ProfileDialog.h"
#include "ProfileStore.h"
#include "RenewDialog.h"
#include "SearchField.h"
#include "SettingsPage.h"
#include "ShortcutsDialog.h"
#include "SignInDialog.h"
#include "SpokenLanguage.h"
#include "StageLicenses.h"
#include "StageValues.h"
#include "StageVoicemail.h"
#include "TiersDialog.h"
#include "TranslationFile.h"
#include "VoicemailBoxDialog.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

/// Of each page with a table: a row that has something to tell.
const QMap<int, QString> rowToOpen{{MainWindow::Calls, QStringLiteral("a84b4c76e66711@telia-a.example")},
                                   {MainWindow::Registrations, QStringLiteral("207")},
                                   {MainWindow::Extensions, QStringLiteral("207")},
                                   {MainWindow::CallHistory, QStringLiteral("4996")},
                                   {MainWindow::PushLog, QStringLiteral("995")},
                                   {MainWindow::Licenses, QStringLiteral("1")}};

Typography fontOf(qreal points)
{
    QFont body = Typography::systemFont();
    body.setPointSizeF(points);
    QFont fixed = Typography::systemFixedFont();
    fixed.setPointSizeF(points);
    return {body, fixed};
}

/// Hears every text that is asked for, and translates none.
class Listener : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        m_heard.insert({QString::fromUtf8(context), QString::fromUtf8(source)});
        return {};
    }
    const QSet<std::pair<QString, QString>> &heard() const { return m_heard; }

private:
    mutable QSet<std::pair<QString, QString>> m_heard;
};

std::vector<std::unique_ptr<QDialog>> dialogs(ConsoleStage &stage, ProfileStore &profiles)
{
    std::vector<std::unique_ptr<QDialog>> all;
    const auto add = [&all](QDialog *dialog) { all.emplace_back(dialog); };
    const Extension extension = stageExtensions(stage.now).at(2);
    add(new ExtensionDialog(stage.look, stage.client, std::nullopt, nullptr));
    add(new ExtensionDialog(stage.look, stage.client, extension, nullptr));
    add(new CallRulesDialog(stage.look, stage.client, extension, nullptr));
    add(new ProfileDialog(stage.look, stage.profile, nullptr));
    add(new VoicemailBoxDialog(stage.look, stage.client, std::nullopt, nullptr));
    add(new VoicemailBoxDialog(stage.look, stage.client, stageBoxes(stage.now).at(1), nullptr));
    add(new OperatorDialog(stage.look, stage.client, std::nullopt, nullptr));
    add(new LicenseDialog(stage.look, stage.client, std::nullopt, nullptr));
    add(new LicenseKeyDialog(stage.look, QStringLiteral("Nordhavn Logistik"), QString(40, u'K'), nullptr));
    add(new LicenseTransferDialog(stage.look, stage.client, stageLicenses(stage.now).first(), nullptr));
    add(new RenewDialog(stage.look, stage.client, stageLicenses(stage.now).first(), nullptr));
    add(new TiersDialog(stage.look, stage.client, nullptr));
    add(new NotificationsDialog(stage.look, {}, true, nullptr));
    add(new ImportDialog(stage.look, stage.client, nullptr));
    add(new PasswordDialog(stage.look, stage.client, nullptr));
    add(new ShortcutsDialog(stage.look, nullptr));
    add(new SignInDialog(stage.look, profiles));
    return all;
}

} // namespace

/// Every page in every language: nothing is cut, nothing stays English, and right-to-left mirrors it.
class LanguagesTest : public QObject
{
    Q_OBJECT

private:
    static void ways()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<qreal>("points");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"de", "fr", "en"}) {
            const bool mirrored = qstrcmp(language, "en") == 0; // no right-to-left translation comes with the console
            QTest::addRow("%s", language) << QString::fromLatin1(language) << mirrored << 10.0 << QSize(1280, 800);
            QTest::addRow("%s, smallest window", language)
                << QString::fromLatin1(language) << mirrored << 10.0 << QSize(1024, 640);
            QTest::addRow("%s, 200 %%", language)
                << QString::fromLatin1(language) << mirrored << 20.0 << QSize(2560, 1600);
        }
    }

    void begin()
    {
        QFETCH(QString, language);
        QFETCH(bool, rightToLeft);
        m_language = std::make_unique<SpokenLanguage>();
        m_language->speak(language);
        QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    }

private Q_SLOTS:
    void cleanup()
    {
        QApplication::setLayoutDirection(Qt::LeftToRight);
        m_language.reset();
    }

    void theLanguagesCallThemselvesByTheirNames()
    {
        using Pair = std::pair<QString, QString>;
        const QList<Pair> all{Pair(QStringLiteral("de"), QStringLiteral("Deutsch")),
                              Pair(QStringLiteral("en"), QStringLiteral("English")),
                              Pair(QStringLiteral("fr"), QStringLiteral("Français"))};
        QCOMPARE(languages(), all);
    }

    void theFirstKnownLanguageOfTheSystemIsSpoken()
    {
        QCOMPARE(bestLanguage({QStringLiteral("pl-PL"), QStringLiteral("de-AT"), QStringLiteral("fr")}),
                 QStringLiteral("de"));
        QCOMPARE(bestLanguage({QStringLiteral("pl-PL")}), QStringLiteral("en"));
        QCOMPARE(bestLanguage({QStringLiteral("fr_CA")}), QStringLiteral("fr"));
    }

    void pluralsFollowTheLanguage()
    {
        const auto devices = [](int count) {
            return QCoreApplication::translate("wakeline::RegistrationModel", "%n devices", nullptr, count);
        };
        SpokenLanguage language;
        language.speak(QStringLiteral("en"));
        QCOMPARE(devices(1), QStringLiteral("1 device"));
        QCOMPARE(devices(0), QStringLiteral("0 devices"));
        language.speak(QStringLiteral("de"));
        QCOMPARE(devices(1), QStringLiteral("1 Gerät"));
        QCOMPARE(devices(0), QStringLiteral("0 Geräte"));
        language.speak(QStringLiteral("fr"));
        QCOMPARE(devices(0), QStringLiteral("0 appareil")); // French counts nothing as one
        QCOMPARE(devices(2), QStringLiteral("2 appareils"));
        language.speak(QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("wakeline::ExtensionsPage", "%n extensions deleted", nullptr, 1),
                 QStringLiteral("1 extension deleted"));
    }

    void numbersFollowTheLanguage()
    {
        SpokenLanguage language;
        language.speak(QStringLiteral("de"));
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1.234,5"));
        language.speak(QStringLiteral("en"));
        QCOMPARE(QLocale().toString(1234.5, 'f', 1), QStringLiteral("1,234.5"));
    }

    void noTextIsCutOnAnyPage_data() { ways(); }
    void noTextIsCutOnAnyPage()
    {
        QFETCH(qreal, points);
        QFETCH(QSize, size);
        begin();
        ConsoleStage stage(fontOf(points));
        stage.fill();
        stage.show(size);
        QStringList cut;
        const auto look = [&](const QString &where) {
            for (const QString &text : cutTexts(*stage.window))
                cut.append(where + QStringLiteral(": ") + text);
        };
        for (const int number : stage.window->pagesInView()) {
            const QString title = stage.window->windowPage(number)->title();
            if (!rowToOpen.contains(number)) {
                stage.window->showPage(number);
                stage.settle();
                look(title);
                continue;
            }
            Page &page = stage.open(number);
            stage.settle();
            look(title);
            page.showRow(rowToOpen.value(number));
            stage.settle();
            look(title + QStringLiteral(", details"));
            for (const QString &header : cutHeaders(page.table(), stage.look))
                cut.append(title + QStringLiteral(", column: ") + header);
            const RowTable &table = page.table();
            if (table.horizontalHeader()->length() > table.viewport()->width())
                cut.append(title + QStringLiteral(": the table is wider than its room"));
        }
        stage.loseLink();
        stage.settle();
        look(QStringLiteral("without the link"));
        QCOMPARE(cut.join(u'\n'), QString());
    }

    void noTextIsCutInAnyDialog_data() { ways(); }
    void noTextIsCutInAnyDialog()
    {
        QFETCH(qreal, points);
        begin();
        ConsoleStage stage(fontOf(points));
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
        ProfileStore profiles(settings);
        profiles.save(stage.profile);
        QStringList cut;
        for (const auto &dialog : dialogs(stage, profiles)) {
            dialog->setAttribute(Qt::WA_DeleteOnClose, false);
            dialog->show();
            stage.settle();
            for (const QString &text : cutTexts(*dialog))
                cut.append(dialog->windowTitle() + QStringLiteral(": ") + text);
        }
        QCOMPARE(cut.join(u'\n'), QString());
    }

    void everyTextThatIsAskedForIsInTheTranslation()
    {
        QSet<std::pair<QString, QString>> known;
        for (const TranslationFile::Message &message : TranslationFile::read(QStringLiteral("de")).messages)
            known.insert({message.context, message.source});
        Listener listener;
        QCoreApplication::installTranslator(&listener);
        {
            ConsoleStage stage;
            stage.fill();
            stage.show({1280, 800});
            for (const int number : stage.window->pagesInView()) {
                stage.window->showPage(number);
                stage.settle();
                if (rowToOpen.contains(number))
                    stage.open(number).showRow(rowToOpen.value(number));
                stage.settle();
                stage.window->grab();
            }
            QTemporaryDir folder;
            QSettings settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
            ProfileStore profiles(settings);
            for (const auto &dialog : dialogs(stage, profiles))
                dialog->grab();
        }
        QCoreApplication::removeTranslator(&listener);
        QVERIFY(listener.heard().size() > 500);
        QStringList unknown;
        for (const auto &[context, source] : listener.heard()) {
            const bool qt = context.startsWith(u'Q') && context != QLatin1String("QGuiApplication");
            if (!qt && !known.contains({context, source}) && !source.isEmpty())
                unknown.append(context + QStringLiteral(": ") + source);
        }
        QCOMPARE(unknown.join(u'\n'), QString());
    }

    void rightToLeftMirrorsThePage()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        Page &page = stage.open(MainWindow::Extensions);
        page.showRow(QStringLiteral("207"));
        stage.settle();
        const auto leftOf = [&stage](const QWidget &widget) { return widget.mapTo(stage.window.get(), QPoint()).x(); };
        QVERIFY(leftOf(*page.findChild<Dock *>()) < leftOf(page.table()));
        const QList<Chip *> chips = page.findChildren<Chip *>();
        QVERIFY(leftOf(*chips.at(0)) > leftOf(*chips.at(1)));
        const RowTable &table = page.table();
        QVERIFY(table.columnViewportPosition(0) > table.viewport()->width() / 2);

        // The bar that marks the selected row stands where its first column begins.
        const QPixmap shot = page.table().viewport()->grab();
        const QRect cell = table.visualRect(table.currentIndex().siblingAtColumn(0));
        const qreal ratio = shot.devicePixelRatio();
        const QPointF edge = QPointF(cell.right() - 1, cell.center().y()) * ratio;
        QCOMPARE(shot.toImage().pixelColor(edge.toPoint()), stage.look.theme().accent);
    }

    void menusOpenFlushWithTheEdgeThatIsReadFrom_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<bool>("above");
        QTest::newRow("left to right") << Qt::LeftToRight << false;
        QTest::newRow("right to left") << Qt::RightToLeft << false;
        QTest::newRow("right to left, above") << Qt::RightToLeft << true;
    }
    void menusOpenFlushWithTheEdgeThatIsReadFrom()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(bool, above);
        QApplication::setLayoutDirection(direction);
        QWidget window;
        window.setGeometry(50, 50, 300, 200); // room for the menu on every side
        QWidget anchor(&window);
        anchor.setGeometry(150, 120, 40, 30);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QMenu menu;
        for (const char *words : {"Words", "That are wider", "Than the button"})
            menu.addAction(QLatin1String(words));
        popUpAt(menu, anchor, above);
        QTRY_VERIFY(menu.isVisible());
        const QRect around(anchor.mapToGlobal(QPoint()), anchor.size());
        const QRect opened = menu.geometry();
        const int beside =
            direction == Qt::RightToLeft ? opened.right() - around.right() : opened.left() - around.left();
        const int away = above ? opened.bottom() - around.top() + 1 : opened.top() - around.bottom() - 1;
        QVERIFY2(std::abs(beside) <= 1, qPrintable(QString::number(beside))); // a pixel that a scale factor rounds
        QVERIFY2(std::abs(away) <= 1, qPrintable(QString::number(away)));
    }

    void everybodyChoosesALanguageAndOnlyAdministratorsSeeTheServersSettings()
    {
        ConsoleStage stage;
        const QString route = QStringLiteral("GET /api/v1/settings");
        stage.server.answer(route, {{QStringLiteral("items"), QJsonArray()}, {QStringLiteral("total"), 0}});
        Operator vendor;
        vendor.role = Role::Vendor;
        stage.window->setAccount(vendor);
        stage.fill();
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Settings);
        QCOMPARE(stage.window->currentPage(), int(MainWindow::Settings));
        SettingsPage &page = stage.window->settings();
        const auto combos = page.findChildren<QComboBox *>();
        QVERIFY(!combos.isEmpty() && std::ranges::all_of(combos, &QWidget::isVisible));
        QCOMPARE(page.findChild<QListWidget *>()->count(), 1);
        QVERIFY(!page.findChild<SearchField *>()->isVisible());
        stage.window->setLoaded(); // F5
        stage.settle(200);
        QVERIFY(!stage.server.asked().contains(route));

        Operator admin;
        admin.role = Role::Admin;
        stage.window->setAccount(admin);
        QTRY_COMPARE(stage.server.asked().count(route), 1);
        QVERIFY(page.findChild<SearchField *>()->isVisible());
        QCOMPARE(page.findChild<QListWidget *>()->count(), 2);
        stage.window->setLoaded();
        QTRY_COMPARE(stage.server.asked().count(route), 2);
    }

private:
    std::unique_ptr<SpokenLanguage> m_language;
};

QTEST_MAIN(LanguagesTest)
#include "LanguagesTest.moc"
