// SPDX-License-Identifier: GPL-3.0-or-later
// Makes licence keys as `wakelined license issue` does, by the thousand. Prints a line for each: the key, its prefix,
// what is hashed of it, and its hash under the key file of an installation, in hex.
//   SeedLicenses TOKEN_KEY_FILE COUNT
#include "LicenseKey.h"
#include "SecretBox.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace wakeline;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const auto box = SecretBox::fromFile(arguments.value(1));
    if (arguments.size() != 3 || !box) {
        QTextStream(stderr) << "SeedLicenses TOKEN_KEY_FILE COUNT\n" << (box ? QString() : box.error().message) << '\n';
        return 2;
    }
    QTextStream out(stdout);
    for (int i = 0; i < arguments.at(2).toInt(); ++i) {
        const LicenseKey key = LicenseKey::generate();
        out << key.text() << '\t' << key.prefix() << '\t' << key.normalised() << '\t'
            << box->fingerprint(key.normalised()).toHex() << '\n';
    }
    return 0;
}
