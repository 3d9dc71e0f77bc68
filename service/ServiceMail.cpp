// SPDX-License-Identifier: GPL-3.0-or-later
#include "Service.h"

#include "Wiring.h"

namespace wakeline {

/// What boxes mail to their owners, where there is a mail server.
void Service::addMail()
{
    if (m_settings.text("mail.url").isEmpty())
        return;
    Wiring &wiring = *m_wiring;
    SmtpClient::Options options;
    options.url = m_settings.text("mail.url");
    options.user = m_settings.text("mail.user");
    options.password = m_settings.text("mail.password");
    options.from = MailAddress::parse(m_settings.text("mail.from")).value_or(MailAddress());
    options.startTls = m_settings.flag("mail.starttls");
    options.ca = m_settings.text("mail.ca");
    wiring.smtp = std::make_unique<SmtpClient>(options);
    wiring.mailVoicemail = std::make_unique<MailVoicemail>(
        wiring.voicemail.mails, wiring.voicemail.store,
        [&wiring](MailMessage message) { return wiring.smtp->send(std::move(message)); }, wiring.clock);
    MailVoicemail *mail = wiring.mailVoicemail.get();
    mail->follow(wiring.voicemail.news);
    wiring.voicemail.keep.setMails(true);
    wiring.announce.follow(*mail);
    connect(mail, &MailVoicemail::stateChanged, this, [&wiring] { wiring.status.review(); });
    wiring.status.add(
        QStringLiteral("mail"),
        [mail] {
            return StatusBoard::Health{mail->isWell(), mail->state()};
        },
        StatusBoard::Weight::Advisory);
}

} // namespace wakeline
