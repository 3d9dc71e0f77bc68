// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebTransfer.h"

#include "PublicAddress.h"

#include <QSslCertificate>

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxBody = 64 * 1024;
constexpr qsizetype maxHeaders = 32 * 1024;
constexpr auto longestIdle = 50s; ///< servers close connections that idle for a minute
/// What was sent and is not acknowledged by the peer's kernel for so long is lost: the connection is dead, and there is
/// still time for another.
constexpr auto acknowledgement = 2000ms;

CURLcode trust(CURL *, void *context, void *authorities)
{
    SSL_CTX_set1_cert_store(static_cast<SSL_CTX *>(context), static_cast<X509_STORE *>(authorities));
    return CURLE_OK;
}

Http2Failure failureOf(int result, bool sent)
{
    if (result == CURLE_PEER_FAILED_VERIFICATION)
        return Http2Failure::Tls;
    return sent ? Http2Failure::MaybeDelivered : Http2Failure::NotSent;
}

} // namespace

TrustedAuthorities::TrustedAuthorities(const QSslConfiguration &tls) : m_store(X509_STORE_new(), &X509_STORE_free)
{
    X509_STORE_set_default_paths(m_store.get());
    const QList<QSslCertificate> named = tls.caCertificates();
    for (const QSslCertificate &certificate : named) {
        const QByteArray der = certificate.toDer();
        const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
        if (X509 *parsed = d2i_X509(nullptr, &bytes, long(der.size()))) {
            X509_STORE_add_cert(m_store.get(), parsed);
            X509_free(parsed);
        }
    }
}

void WebTransfer::FreeEasy::operator()(void *easy) const
{
    curl_easy_cleanup(easy);
}

void WebTransfer::FreeList::operator()(curl_slist *list) const
{
    curl_slist_free_all(list);
}

WebTransfer::WebTransfer(WebRequest request, Limits limits, const TrustedAuthorities &authorities)
    : m_request(std::move(request)),
      m_url(m_request.url.toEncoded(QUrl::FullyEncoded | QUrl::RemoveFragment)),
      m_limits(limits),
      m_authorities(authorities),
      m_easy(curl_easy_init())
{
    static_assert(sizeof m_problem >= CURL_ERROR_SIZE);
    deadline.setSingleShot(true);
    deadline.setTimerType(Qt::PreciseTimer);
    CURL *easy = m_easy.get();
    curl_easy_setopt(easy, CURLOPT_URL, m_url.constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, m_limits.onlyHttps ? "https" : "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, ""); // whatever the environment says
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // never wait for a DNS lookup that hangs
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(m_limits.connect.count()));
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, long(std::chrono::seconds(longestIdle).count()));
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_problem.data());
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Wakeline/" WAKELINE_VERSION);

    curl_easy_setopt(easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &trust);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, m_authorities.store());

    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &WebTransfer::openSocket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &WebTransfer::onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &WebTransfer::onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    if (m_request.method == "GET") {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
    } else {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_request.body.constData());
    }
    setHeaders();
}

void WebTransfer::setHeaders()
{
    curl_slist *list = curl_slist_append(nullptr, "Expect:"); // no waiting for "100 Continue"
    for (const Http2Header &header : m_request.headers)
        list = curl_slist_append(list, (header.name + ": " + header.value).constData());
    m_headers.reset(list);
    curl_easy_setopt(m_easy.get(), CURLOPT_HTTPHEADER, list);
}

WebAnswer WebTransfer::conclude(int result)
{
    long status = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
    const bool answered = result == CURLE_OK || (result == CURLE_WRITE_ERROR && m_answerFull);
    if (answered && status > 0) {
        answer.status = int(status);
        return answer;
    }
    WebAnswer failed;
    failed.failure = failureOf(result, wasSent());
    failed.addressForbidden = m_addressForbidden;
    const char *said = m_problem.front() ? m_problem.data() : curl_easy_strerror(static_cast<CURLcode>(result));
    failed.problem = QString::fromUtf8(said);
    return failed;
}

bool WebTransfer::wasSent() const
{
    long bytes = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_REQUEST_SIZE, &bytes);
    return bytes > 0;
}

quint64 WebTransfer::connectionsOpened() const
{
    long connections = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_NUM_CONNECTS, &connections);
    return quint64(connections);
}

std::size_t WebTransfer::onHeader(char *bytes, std::size_t one, std::size_t size, void *self)
{
    auto *transfer = static_cast<WebTransfer *>(self);
    const QByteArray line = QByteArray(bytes, qsizetype(one * size)).trimmed();
    if (line.startsWith("HTTP/")) { // the final answer forgets those that only announced it
        transfer->answer.headers.clear();
        transfer->m_headerBytes = 0;
        return one * size;
    }
    const qsizetype colon = line.indexOf(':');
    transfer->m_headerBytes += line.size();
    if (colon > 0 && transfer->m_headerBytes <= maxHeaders)
        transfer->answer.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    return one * size;
}

std::size_t WebTransfer::onBody(char *bytes, std::size_t one, std::size_t size, void *self)
{
    auto *transfer = static_cast<WebTransfer *>(self);
    QByteArray &body = transfer->answer.body;
    const auto arrived = qsizetype(one * size);
    body.append(bytes, std::min(arrived, maxBody - body.size()));
    transfer->m_answerFull = body.size() == maxBody;
    return transfer->m_answerFull ? CURL_WRITEFUNC_ERROR : one * size;
}

int WebTransfer::openSocket(void *self, int, curl_sockaddr *address)
{
    // Asked for every address that is really connected to: what a name resolves to may change at any time.
    auto *transfer = static_cast<WebTransfer *>(self);
    if (transfer->m_limits.onlyPublic && !isPublicAddress(QHostAddress(&address->addr))) {
        transfer->m_addressForbidden = true;
        return CURL_SOCKET_BAD;
    }
    const int socket = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (socket >= 0) {
        const auto milliseconds = unsigned(acknowledgement.count());
        ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
    }
    return socket;
}

} // namespace wakeline
