// SPDX-License-Identifier: GPL-3.0-or-later
// One SIP request or response (RFC 3261 §7), enough of it for a demo telephone.

const COMPACT_NAMES = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
};
const COPIED_INTO_RESPONSES = ['via', 'record-route', 'from', 'to', 'call-id', 'cseq'];

export class SipMessage {
  constructor(startLine, headers, body = '') {
    this.startLine = startLine;
    this.headers = headers; // [name, value] in the order of the wire
    this.body = body;
    const response = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(startLine);
    if (response) {
      this.status = Number(response[1]);
      this.reason = response[2];
    } else {
      [this.method, this.uri] = startLine.split(' ');
    }
  }

  /// \return undefined if `text` is no SIP message, for example a keepalive
  static parse(text) {
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const [startLine, ...lines] = text
      .slice(0, end)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n');
    if (!startLine.endsWith(' SIP/2.0') && !startLine.startsWith('SIP/2.0 ')) return undefined;
    const headers = lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
    return new SipMessage(startLine, headers, text.slice(end + 4));
  }

  static request(method, uri, headers, body = '') {
    return new SipMessage(`${method} ${uri} SIP/2.0`, headers, body);
  }

  /// \param toTag  put into To unless it has a tag already
  static response(request, status, reason, { toTag, headers = [], body = '' } = {}) {
    const copied = request.headers
      .filter(([name]) => COPIED_INTO_RESPONSES.includes(fullName(name)))
      .map(([name, value]) => [
        name,
        fullName(name) === 'to' && toTag && !/;\s*tag=/i.test(value) ? `${value};tag=${toTag}` : value,
      ]);
    return new SipMessage(`SIP/2.0 ${status} ${reason}`, [...copied, ...headers], body);
  }

  all(name) {
    return this.headers.filter(([own]) => fullName(own) === name.toLowerCase()).map(([, value]) => value);
  }

  header(name) {
    return this.all(name)[0];
  }

  /// The branch of the topmost Via: what tells transactions apart (RFC 3261 §17).
  get branch() {
    return /;\s*branch=([^;,\s]+)/i.exec(this.header('via') ?? '')?.[1];
  }

  /// The method that a response answers, or the request's own.
  get cseqMethod() {
    return (this.header('cseq') ?? '').split(/\s+/)[1];
  }

  get contactUri() {
    const contact = this.header('contact') ?? '';
    return /<([^>]+)>/.exec(contact)?.[1] ?? contact.split(';')[0];
  }

  /// The Route headers of a caller: Record-Route backwards (RFC 3261 §12.1.2).
  get routeSet() {
    return this.all('record-route')
      .flatMap((value) => value.split(/,(?=\s*<)/))
      .map((value) => value.trim())
      .reverse();
  }

  toString() {
    const type = this.body === '' ? [] : ['Content-Type: application/sdp'];
    const lines = this.headers.map(([name, value]) => `${name}: ${value}`);
    return [this.startLine, ...lines, ...type, `Content-Length: ${Buffer.byteLength(this.body)}`, '', this.body].join(
      '\r\n',
    );
  }
}

function fullName(name) {
  const lower = name.toLowerCase();
  return COMPACT_NAMES[lower] ?? lower;
}

/// Cuts a TCP stream into messages by Content-Length (RFC 3261 §18.3).
export class SipFramer {
  #buffer = Buffer.alloc(0);

  /// \return the messages that are complete now
  push(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    const messages = [];
    for (let message = this.#next(); message !== undefined; message = this.#next()) messages.push(message);
    return messages;
  }

  #next() {
    // Bare line ends are keepalives (RFC 5626 §3.5.1).
    while (this.#buffer[0] === 0x0d || this.#buffer[0] === 0x0a) this.#buffer = this.#buffer.subarray(1);
    const end = this.#buffer.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const length = Number(
      /^(?:content-length|l)\s*:\s*(\d+)/im.exec(this.#buffer.toString('latin1', 0, end))?.[1] ?? 0,
    );
    if (this.#buffer.length < end + 4 + length) return undefined;
    const text = this.#buffer.toString('utf8', 0, end + 4 + length);
    this.#buffer = this.#buffer.subarray(end + 4 + length);
    return text;
  }
}
