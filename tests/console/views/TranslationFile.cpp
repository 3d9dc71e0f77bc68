// SPDX-License-Identifier: GPL-3.0-or-later
#include "TranslationFile.h"

#include <QFile>
#include <QXmlStreamReader>

namespace wakeline {

namespace {

TranslationFile::Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    TranslationFile::Message message;
    message.context = context;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.state = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.numerus) {
                message.texts.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement())
                message.texts.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

} // namespace

QString translationsFolder()
{
    return QStringLiteral(WAKELINE_SOURCE_DIR "/resources/translations");
}

QString TranslationFile::pathOf(const QString &language)
{
    return translationsFolder() + QStringLiteral("/wakeline_%1.ts").arg(language);
}

TranslationFile TranslationFile::readFrom(const QString &path)
{
    TranslationFile file;
    QFile device(path);
    if (!device.open(QFile::ReadOnly))
        return file;
    QXmlStreamReader xml(&device);
    if (!xml.readNextStartElement())
        return file;
    file.language = xml.attributes().value(QLatin1String("language")).toString();
    while (xml.readNextStartElement()) { // context
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                file.messages.append(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    return file;
}

} // namespace wakeline
