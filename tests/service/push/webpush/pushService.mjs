#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// The push service of the npm package web-push-testing, behind TLS: it checks VAPID and decrypts what it is sent.
//   pushService.mjs CERTIFICATE KEY     prints "listening PORT", and ends with its standard input
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import https from 'node:https';

const require = createRequire(import.meta.url);
let PushApiModel, WebPushTestingServer;
try {
    ({ PushApiModel } = require('web-push-testing/src/PushApiModel.js'));
    WebPushTestingServer = require('web-push-testing/src/server.js');
} catch {
    console.log('missing web-push-testing');
    process.exit(3);
}

const [certificate, key] = process.argv.slice(2).map(path => readFileSync(path));
const model = new PushApiModel();
const service = new WebPushTestingServer(model, 0);
service.setRequestHandlers();
const server = https.createServer({ cert: certificate, key }, service._app);
server.listen(0, 'localhost', () => {
    const { port } = server.address();
    model.notifyUrl = `https://localhost:${port}/notify/`;
    console.log(`listening ${port}`);
});
process.stdin.on('end', () => process.exit(0)).resume();
