// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTPS server for JSON answers, HTTP/2 or HTTP/1.1 by ALPN, as Google's are.
import http2 from 'node:http2';

const BODY_LIMIT = 256 * 1024;

export class WebServer {
  #server;
  #sockets = new Set();

  /// \param answer  takes {method, path, headers, body, httpVersion, arrived}, returns
  ///                {status, body?, headers?, delayMs?, silent?, reset?, goaway?}
  constructor(tls, answer) {
    this.#server = http2.createSecureServer({ ...tls, allowHTTP1: true });
    this.#server.on('request', (request, response) => this.#receive(request, response, answer));
    this.#server.on('sessionError', () => {});
    this.#server.on('secureConnection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  listen(port, host) {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve(this.#server.address().port));
    });
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #receive(request, response, answer) {
    const chunks = [];
    let size = 0;
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
    });
    request.on('error', () => {});
    response.on('error', () => {});
    request.on('end', () => {
      const arrived = process.hrtime.bigint();
      if (size > BODY_LIMIT) {
        this.#send(request, response, { status: 413, body: { error: { code: 413, status: 'INVALID_ARGUMENT' } } });
        return;
      }
      const { method, url: path, headers, httpVersion } = request;
      this.#send(
        request,
        response,
        answer({ method, path, headers, httpVersion, arrived, body: Buffer.concat(chunks) }),
      );
    });
  }

  #send(request, response, reply) {
    if (reply.silent) return;
    if (reply.reset) {
      if (request.stream) request.stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
      else request.socket.destroy();
      return;
    }
    setTimeout(() => {
      if (response.destroyed) return;
      response.writeHead(reply.status, { 'content-type': 'application/json; charset=UTF-8', ...reply.headers });
      response.end(JSON.stringify(reply.body ?? {}));
      if (reply.goaway) request.stream?.session?.close();
    }, reply.delayMs ?? 0);
  }
}
