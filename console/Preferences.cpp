// SPDX-License-Identifier: GPL-3.0-or-later
#include "Preferences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace wakeline {

namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString languageKey = QStringLiteral("appearance/language");
const QString geometryKey = QStringLiteral("window/geometry");
const QString startPageKey = QStringLiteral("window/start_page");
const QString narrowKey = QStringLiteral("window/sidebar_narrow");
const QString lastPageGroup = QStringLiteral("window/last_page");
const QString filtersKey = QStringLiteral("extensions/filters");
const QString noticesGroup = QStringLiteral("notifications/");
const QString tablesGroup = QStringLiteral("tables/");
const QString speedKey = QStringLiteral("voicemail/speed");
const QString volumeKey = QStringLiteral("voicemail/volume");
const QString deviceKey = QStringLiteral("voicemail/device");
const QString timeFormat = QStringLiteral("HH:mm");

/// What cannot be read is as it would be without: the file may have been edited, or written by another version.
bool flag(const QSettings &settings, const QString &key, bool otherwise)
{
    const QString text = settings.value(key).toString();
    return text == u"true" || (text != u"false" && otherwise);
}

QTime timeOfDay(const QSettings &settings, const QString &key, const QTime &otherwise)
{
    const QTime time = QTime::fromString(settings.value(key).toString(), timeFormat);
    return time.isValid() ? time : otherwise;
}

double number(const QSettings &settings, const QString &key, double least, double most, double otherwise)
{
    bool isNumber = false;
    const double value = settings.value(key).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

} // namespace

std::optional<ThemeChoice> themeChoice(const QString &name)
{
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        if (themeName(choice) == name)
            return choice;
    }
    return std::nullopt;
}

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return QStringLiteral("system");
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

Preferences::Preferences(QSettings &settings) : m_settings(settings) {}

ThemeChoice Preferences::theme() const
{
    return themeChoice(m_settings.value(themeKey).toString()).value_or(ThemeChoice::System);
}

void Preferences::setTheme(ThemeChoice choice)
{
    m_settings.setValue(themeKey, themeName(choice));
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &code)
{
    m_settings.setValue(languageKey, code);
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

int Preferences::startPage() const
{
    bool isNumber = false;
    const int page = m_settings.value(startPageKey).toInt(&isNumber);
    return isNumber ? page : static_cast<int>(MainWindow::PageAsLeft);
}

void Preferences::setStartPage(int page)
{
    m_settings.setValue(startPageKey, page);
}

int Preferences::lastPage(const QString &profile) const
{
    const QString name = m_settings.value(lastPageGroup + u'/' + profile).toString();
    return MainWindow::pageNamed(name).value_or(MainWindow::Dashboard);
}

void Preferences::setLastPage(const QString &profile, int page)
{
    m_settings.setValue(lastPageGroup + u'/' + profile, MainWindow::pageName(page));
}

void Preferences::forgetPagesBut(const QStringList &profiles)
{
    m_settings.beginGroup(lastPageGroup);
    const QStringList known = m_settings.childKeys();
    for (const QString &profile : known) {
        if (!profiles.contains(profile))
            m_settings.remove(profile);
    }
    m_settings.endGroup();
}

bool Preferences::sidebarNarrow() const
{
    return m_settings.value(narrowKey).toBool();
}

void Preferences::setSidebarNarrow(bool narrow)
{
    m_settings.setValue(narrowKey, narrow);
}

QList<SavedFilter> Preferences::extensionFilters() const
{
    const QJsonArray stored = QJsonDocument::fromJson(m_settings.value(filtersKey).toString().toUtf8()).array();
    return json::Codec<QList<SavedFilter>>::read(stored, {}).value_or(QList<SavedFilter>());
}

void Preferences::setExtensionFilters(const QList<SavedFilter> &filters)
{
    const QJsonArray array = json::Codec<QList<SavedFilter>>::write(filters).toArray();
    m_settings.setValue(filtersKey, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
}

NotificationPreferences Preferences::notifications() const
{
    const auto key = [](const char *name) { return noticesGroup + QLatin1String(name); };
    NotificationPreferences usual;
    NotificationPreferences kept;
    kept.kinds.clear();
    for (const auto &[kind, name] : EnumNames<NoticeKind>::names) {
        if (flag(m_settings, key(name), usual.kinds.contains(kind)))
            kept.kinds.insert(kind);
    }
    kept.boxes = m_settings.value(key("boxes")).toStringList();
    kept.boxes.removeAll(QString());
    kept.sound = flag(m_settings, key("sound"), usual.sound);
    kept.onlyInBackground = flag(m_settings, key("only_in_background"), usual.onlyInBackground);
    kept.quiet = flag(m_settings, key("quiet"), usual.quiet);
    kept.quietFrom = timeOfDay(m_settings, key("quiet_from"), usual.quietFrom);
    kept.quietTo = timeOfDay(m_settings, key("quiet_to"), usual.quietTo);
    kept.stayInTray = flag(m_settings, key("stay_in_tray"), usual.stayInTray);
    return kept;
}

void Preferences::setNotifications(const NotificationPreferences &preferences)
{
    const auto set = [this](const char *name, const QVariant &value) {
        m_settings.setValue(noticesGroup + QLatin1String(name), value);
    };
    for (const auto &[kind, name] : EnumNames<NoticeKind>::names)
        set(name, preferences.kinds.contains(kind));
    set("boxes", preferences.boxes);
    set("sound", preferences.sound);
    set("only_in_background", preferences.onlyInBackground);
    set("quiet", preferences.quiet);
    set("quiet_from", preferences.quietFrom.toString(timeFormat));
    set("quiet_to", preferences.quietTo.toString(timeFormat));
    set("stay_in_tray", preferences.stayInTray);
}

TableLayout Preferences::tableLayout(const QString &table) const
{
    const auto stored = parseObject(m_settings.value(tablesGroup + table).toString().toUtf8());
    return stored ? fromJson<TableLayout>(*stored).value_or(TableLayout()) : TableLayout();
}

void Preferences::setTableLayout(const QString &table, const TableLayout &layout)
{
    if (layout == TableLayout()) {
        m_settings.remove(tablesGroup + table);
        return;
    }
    const QByteArray text = QJsonDocument(toJson(layout)).toJson(QJsonDocument::Compact);
    m_settings.setValue(tablesGroup + table, QString::fromUtf8(text));
}

PlayerChoices Preferences::playerChoices() const
{
    const PlayerChoices usual;
    return {number(m_settings, speedKey, 0.5, 3, usual.speed), number(m_settings, volumeKey, 0, 1, usual.volume),
            QByteArray::fromHex(m_settings.value(deviceKey).toString().toLatin1())};
}

void Preferences::setPlayerChoices(const PlayerChoices &choices)
{
    m_settings.setValue(speedKey, choices.speed);
    m_settings.setValue(volumeKey, choices.volume);
    m_settings.setValue(deviceKey,
                        QString::fromLatin1(choices.device.toHex())); // the system's name for it may be bytes
}

} // namespace wakeline
