// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmtpClient.h"

#include <QCoroFuture>
#include <QFile>
#include <QLocale>
#include <QPromise>

#include <curl/curl.h>

#include <mutex>

namespace wakeline {

namespace {

constexpr int threads = 2;

struct FreeEasy
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct FreeMime
{
    void operator()(curl_mime *mime) const { curl_mime_free(mime); }
};
struct FreeList
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using Mime = std::unique_ptr<curl_mime, FreeMime>;
using List = std::unique_ptr<curl_slist, FreeList>;

void append(List &list, const QByteArray &line)
{
    list.reset(curl_slist_append(list.release(), line.constData()));
}

int watch(void *stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const std::atomic_bool *>(stopping)->load() ? 1 : 0;
}

/// RFC 5322 §3.3, whatever the locale is.
QByteArray dateText(const QDateTime &date)
{
    return QLocale::c().toString(date.toUTC(), QStringLiteral("ddd, d MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

List headersOf(const SmtpClient::Options &options, const MailMessage &message)
{
    const QByteArray from = options.from.address.toUtf8();
    List headers;
    append(headers,
           "From: " + (options.from.name.isEmpty() ? from : headerText(options.from.name) + " <" + from + '>'));
    append(headers, "To: " + message.to.toUtf8());
    append(headers, "Subject: " + headerText(message.subject));
    append(headers, "Date: " + dateText(message.date));
    append(headers, "Message-ID: <" + headerText(message.id) + '@' + from.mid(from.indexOf('@') + 1) + '>');
    append(headers, "Auto-Submitted: auto-generated"); // RFC 3834: no holiday answers
    return headers;
}

Mime bodyOf(CURL *easy, const MailMessage &message)
{
    Mime mime(curl_mime_init(easy));
    curl_mimepart *text = curl_mime_addpart(mime.get());
    const QByteArray words = message.text.toUtf8();
    curl_mime_data(text, words.constData(), static_cast<std::size_t>(words.size()));
    curl_mime_type(text, "text/plain; charset=utf-8");
    curl_mime_encoder(text, "quoted-printable");
    if (message.attachment.isEmpty())
        return mime;
    curl_mimepart *sound = curl_mime_addpart(mime.get());
    curl_mime_filedata(sound, QFile::encodeName(message.attachment).constData());
    curl_mime_filename(sound, message.attachmentName.toUtf8().constData());
    curl_mime_type(sound, "audio/wav");
    curl_mime_encoder(sound, "base64");
    return mime;
}

void configure(CURL *easy, const SmtpClient::Options &options, const std::atomic_bool &stopping)
{
    const QString path = options.helo.isEmpty() ? QString() : u'/' + options.helo;
    curl_easy_setopt(easy, CURLOPT_URL, (options.url + path).toUtf8().constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // QUIT belongs to the attempt: under its deadline, and cut off with it when we stop.
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connecting.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.deadline.count()));
    // For smtp:// alone; a server that does not offer STARTTLS is not talked to.
    curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(options.startTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!options.ca.isEmpty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, QFile::encodeName(options.ca).constData());
    if (!options.user.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_USERNAME, options.user.toUtf8().constData());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, options.password.toUtf8().constData());
    }
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, watch);
    curl_easy_setopt(easy, CURLOPT_XFERINFODATA, const_cast<std::atomic_bool *>(&stopping));
}

MailReport reportOf(CURL *easy, CURLcode result, const char *detail)
{
    if (result == CURLE_OK)
        return {MailReport::Outcome::Sent, {}};
    long code = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
    QString reason = QString::fromUtf8(*detail == '\0' ? curl_easy_strerror(result) : detail);
    if (code >= 400)
        reason += QStringLiteral(" (%1)").arg(code);
    // Our own access may be mended by then; what is wrong with the mail or its address stays wrong.
    const bool ours = result == CURLE_LOGIN_DENIED || code == 530 || code == 534 || code == 535 || code == 538;
    const bool forEver = code >= 500 && code < 600 && !ours && result != CURLE_USE_SSL_FAILED;
    return {forEver ? MailReport::Outcome::Refused : MailReport::Outcome::Later, reason};
}

/// Blocks, for the deadline at most.
MailReport sendNow(const SmtpClient::Options &options, const MailMessage &message, const std::atomic_bool &stopping)
{
    const auto to = MailAddress::parse(message.to);
    if (!to)
        return {MailReport::Outcome::Refused, to.error().message};
    Easy easy(curl_easy_init());
    if (!easy)
        return {MailReport::Outcome::Later, QStringLiteral("libcurl has no memory")};
    configure(easy.get(), options, stopping);
    const List headers = headersOf(options, message);
    const Mime mime = bodyOf(easy.get(), message);
    List recipients;
    append(recipients, to->address.toUtf8());
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, options.from.address.toUtf8().constData());
    curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy.get(), CURLOPT_MIMEPOST, mime.get());
    char detail[CURL_ERROR_SIZE] = {};
    curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, detail);
    const CURLcode result = curl_easy_perform(easy.get());
    const MailReport report = reportOf(easy.get(), result, detail);
    curl_easy_reset(easy.get()); // it refers to the lists and to `detail`, which go first
    return report;
}

} // namespace

SmtpClient::SmtpClient(Options options)
    : m_options(std::make_shared<const Options>(std::move(options))),
      m_stopping(std::make_shared<std::atomic_bool>(false))
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_threads.setMaxThreadCount(threads);
}

SmtpClient::~SmtpClient()
{
    *m_stopping = true;
    m_threads.waitForDone();
}

QCoro::Task<MailReport> SmtpClient::send(MailMessage message)
{
    auto promise = std::make_shared<QPromise<MailReport>>();
    promise->start();
    const QFuture<MailReport> future = promise->future();
    m_threads.start([promise, message, options = m_options, stopping = m_stopping] {
        const MailReport stopped{MailReport::Outcome::Later, QStringLiteral("the service is stopping")};
        promise->addResult(*stopping ? stopped : sendNow(*options, message, *stopping));
        promise->finish();
    });
    co_return co_await future;
}

} // namespace wakeline
