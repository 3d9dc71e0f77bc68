// SPDX-License-Identifier: GPL-3.0-or-later
// What a sample was taken for: the innermost frame that one of these knows decides, because coroutines are resumed from
// within each other.
const PURPOSES = [
  [/DatabaseWorker|JobOf/, 'push log: rows to PostgreSQL, in a thread of its own'],
  [/PushLog|LoggedPush|newPushUid|pushEntryFor|concludePushEntry|wakeline::Database::/, 'push log: grouping the rows'],
  [/Http2|nghttp2|SSL_|ProviderToken/, 'APNs: HTTP/2 and TLS'],
  [/apnsRequest|payloadOf|pushFields|apnsTopic|apnsIdOf|collapseIdOf/, 'APNs: payload and headers'],
  [/wakeline::Apns|PushGateway|PushAttempt|DeviceBackoff|PushAlarms/, 'APNs: one attempt'],
  [/ConnectionGuard::log/, 'HTTP: access log'],
  [/QHttpServer|libQt6HttpServer|QHttpHeaderParser|RequestPipe|writeRequest/, 'HTTP: QHttpServer'],
  [/ConnectionGuard::(reply|write|flush)|writeReply|sock_write_iter|unix_stream/, 'HTTP: writing answers'],
  [/HttpFraming|parseHead|ConnectionGuard|requestIdOf/, 'HTTP: reading and framing requests'],
  [/RouteTable|HttpServer::|Authenticator/, 'HTTP: routes and access'],
  [/bodyAs|PushBody|parseObject|orderFrom|Request::json|Reply::/, 'JSON of request and answer'],
  [/AdmitLicense|licenseKeyOf|LicenseMemory|LicenseKey|SecretBox|crypto_generichash/, 'licence: key, hash, lookup'],
  [/ForwardPush|RateLimiter|OnceOnly|GatewayRoutes|IdempotentReplies/, 'rate, once only, coroutines'],
  [/QEventDispatcher|g_main|QSocketNotifier|QTimer|QObject::event|libQt6Network/, 'event loop and sockets'],
];

/// \param frames  the outermost first
export function purposeOf(frames) {
  for (const frame of [...frames].reverse()) {
    const known = PURPOSES.find(([pattern]) => pattern.test(frame));
    if (known) return known[1];
  }
  return 'the rest';
}
