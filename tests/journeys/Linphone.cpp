// SPDX-License-Identifier: GPL-3.0-or-later
#include "Linphone.h"

#include "EndsWithUs.h"

#include <QDir>

namespace wakeline {

Linphone::Account Linphone::Account::from(const QJsonObject &sip)
{
    const auto text = [&sip](const char *name) { return sip.value(QLatin1String(name)).toString().toUtf8(); };
    const QByteArray transport = text("transport");
    const int port = sip.value(transport == "tls" ? QLatin1String("tls_port") : QLatin1String("port")).toInt();
    return {text("username"),
            text("password"),
            text("domain"),
            text("domain") + ':' + QByteArray::number(port) + ";transport=" + transport,
            {},
            text("auth_username")};
}

Linphone::Linphone(const Account &account, const QString &authority)
{
    QDir(m_home.path()).mkpath(QStringLiteral(".local/share/linphone"));
    QFile config(m_home.filePath(QStringLiteral("linphonerc")));
    if (!config.open(QFile::WriteOnly))
        qFatal("cannot write linphone's configuration");
    config.write(configuration(account, authority));
    config.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.remove(QStringLiteral("DISPLAY"));
    m_process.setProcessEnvironment(environment);
    endsWithUs(m_process);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("linphone-daemon"),
                    {QStringLiteral("--config"), config.fileName(), QStringLiteral("--auto-answer"),
                     QStringLiteral("--log"), m_home.filePath(QStringLiteral("log"))});
    m_process.waitForStarted();
    m_process.write("media-encryption none\nset-sound-resource file\n");
}

QByteArray Linphone::configuration(const Account &account, const QString &authority) const
{
    const QByteArray server = "<sip:" + account.server;
    const QByteArray push =
        account.pushToken.isEmpty()
            ? QByteArray()
            : "contact_uri_parameters=pn-provider=fcm;pn-prid=" + account.pushToken + ";pn-param=wakeline-demo\n";
    const QByteArray digestUser = account.digestUser.isEmpty() ? QByteArray() : "\nuserid=" + account.digestUser;
    return "[sip]\ndefault_proxy=0\nverify_server_certs=1\nroot_ca=" + authority.toUtf8() +
           "\nguess_hostname=0\nbind_address=127.0.0.1\nsip_port=0\nsip_tcp_port=-1\nsip_tls_port=-1\n"
           "use_ipv6=0\nmedia_encryption=none\n"
           "[rtp]\nbind_address=127.0.0.1\n"
           "[misc]\nmedia_resources_mode=1\nuuid=11111111-2222-4333-8444-555555555555\n"
           "[storage]\nuri=null\ncall_logs_db_uri=null\nzrtp_secrets_db_uri=null\n"
           "[video]\ncapture=0\ndisplay=0\nenabled=0\n[lime]\nenabled=0\n[net]\nfirewall_policy=none\n"
           "[auth_info_0]\nusername=" +
           account.user + digestUser + "\npasswd=" + account.password + "\nrealm=" + account.domain +
           "\ndomain=" + account.domain + "\n[proxy_0]\nreg_proxy=" + server + ">\nreg_route=" + server +
           ";lr>\nreg_identity=\"Bob\" <sip:" + account.user + '@' + account.domain +
           ">\nreg_expires=600\nreg_sendregister=1\n" + push + "publish=0\npush_notification_allowed=0\n";
}

void Linphone::freeze()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

QByteArray Linphone::log() const
{
    QFile file(m_home.filePath(QStringLiteral("log")));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace wakeline
