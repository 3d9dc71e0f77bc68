// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorization, digestResponse, parseChallenge } from '../../demo/phone/Digest.mjs';
import { SipFramer, SipMessage } from '../../demo/phone/SipMessage.mjs';

test('the digest answer is the one of RFC 2617 section 3.5', () => {
  assert.equal(
    digestResponse({
      username: 'Mufasa',
      password: 'Circle Of Life',
      realm: 'testrealm@host.com',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      qop: 'auth',
      nonceCount: '00000001',
      cnonce: '0a4f113b',
    }),
    '6629fae49393a05397450978507c4ef1',
  );
});

test('the digest answer without qop is the one of RFC 2069 as corrected', () => {
  assert.equal(
    digestResponse({
      username: 'Mufasa',
      password: 'CircleOfLife',
      realm: 'testrealm@host.com',
      method: 'GET',
      uri: '/dir/index.html',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    }),
    '1949323746fe6a43ef61f9606e7febea',
  );
});

test('a challenge with commas and escapes in quotes is read whole', () => {
  const challenge = parseChallenge('Digest realm="a, \\"b\\"", nonce="n1", qop="auth,auth-int", algorithm=MD5');
  assert.deepEqual(challenge, { realm: 'a, "b"', nonce: 'n1', qop: 'auth,auth-int', algorithm: 'MD5' });
  assert.match(
    authorization(challenge, { username: '101', password: 'x', method: 'REGISTER', uri: 'sip:d' }),
    /qop=auth, nc=00000001/,
  );
});

test('a challenge that cannot be answered is not answered', () => {
  assert.equal(parseChallenge('Basic realm="x"'), undefined);
  assert.equal(parseChallenge('Digest realm="x", nonce="n", algorithm=SHA-512-256'), undefined);
  assert.equal(parseChallenge(undefined), undefined);
});

test('messages split and joined by TCP come out whole', () => {
  const first = SipMessage.request(
    'INVITE',
    'sip:102@d',
    [
      ['Via', 'SIP/2.0/TCP h;branch=z9hG4bKa'],
      ['CSeq', '1 INVITE'],
    ],
    'v=0\r\n',
  );
  const second = SipMessage.request('BYE', 'sip:102@d', [
    ['v', 'SIP/2.0/TCP h;branch=z9hG4bKb'],
    ['CSeq', '2 BYE'],
  ]);
  const wire = Buffer.from(`\r\n\r\n${first}${second}`);
  const framer = new SipFramer();
  const texts = [...wire].flatMap((byte) => framer.push(Buffer.from([byte])));
  assert.deepEqual(
    texts.map((text) => SipMessage.parse(text).branch),
    ['z9hG4bKa', 'z9hG4bKb'],
  );
  assert.equal(SipMessage.parse(texts[0]).body, 'v=0\r\n');
});

test('a response copies what RFC 3261 section 8.2.6 asks for and adds its tag once', () => {
  const invite = SipMessage.parse(
    'INVITE sip:102@d SIP/2.0\r\nVia: a;branch=z9hG4bK1\r\nVia: b\r\nRecord-Route: <sip:p;lr>\r\n' +
      'f: <sip:101@d>;tag=1\r\nTo: <sip:102@d>\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\nSubject: x\r\n\r\n',
  );
  const ringing = SipMessage.response(invite, 180, 'Ringing', { toTag: 't' });
  assert.deepEqual(ringing.all('via'), ['a;branch=z9hG4bK1', 'b']);
  assert.equal(ringing.header('to'), '<sip:102@d>;tag=t');
  assert.equal(ringing.header('subject'), undefined);
  const again = SipMessage.response(
    SipMessage.parse(ringing.toString().replace('SIP/2.0 180 Ringing', 'BYE sip:x SIP/2.0')),
    200,
    'OK',
    { toTag: 'u' },
  );
  assert.equal(again.header('to'), '<sip:102@d>;tag=t');
});

test('the caller routes back through Record-Route in reverse', () => {
  const answer = SipMessage.parse(
    'SIP/2.0 200 OK\r\nRecord-Route: <sip:b;lr>, <sip:a;lr>\r\nRecord-Route: <sip:first;lr>\r\n\r\n',
  );
  assert.deepEqual(answer.routeSet, ['<sip:first;lr>', '<sip:a;lr>', '<sip:b;lr>']);
});
