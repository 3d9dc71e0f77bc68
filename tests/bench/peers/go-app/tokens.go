// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"
)

type claims struct {
	ExtensionID int64  `json:"ext_id"`
	Extension   string `json:"ext"`
	Subject     string `json:"sub"`
	Issuer      string `json:"iss"`
	Session     string `json:"sid"`
	IssuedAt    int64  `json:"iat"`
	ExpiresAt   int64  `json:"exp"`
}

type tokens struct {
	secret []byte
	domain string
}

var encoding = base64.RawURLEncoding.Strict()

// read verifies a JWT (HS256) and checks its claims as wakelined does.
func (t tokens) read(text string) (claims, bool) {
	var c claims
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return c, false
	}
	var header struct {
		Algorithm string          `json:"alg"`
		Critical  json.RawMessage `json:"crit"`
	}
	raw, err := encoding.DecodeString(parts[0])
	if err != nil || json.Unmarshal(raw, &header) != nil || header.Algorithm != "HS256" || header.Critical != nil {
		return c, false
	}
	signature, err := encoding.DecodeString(parts[2])
	if err != nil {
		return c, false
	}
	mac := hmac.New(sha256.New, t.secret)
	mac.Write([]byte(text[:len(parts[0])+1+len(parts[1])]))
	if !hmac.Equal(signature, mac.Sum(nil)) {
		return c, false
	}
	if raw, err = encoding.DecodeString(parts[1]); err != nil || json.Unmarshal(raw, &c) != nil {
		return c, false
	}
	now := time.Now().Unix()
	good := c.Issuer == "wakeline" && c.Subject == c.Extension+"@"+t.domain && c.IssuedAt <= now+60 &&
		c.ExpiresAt > c.IssuedAt && c.ExpiresAt-c.IssuedAt <= 7*86400 && now < c.ExpiresAt
	return c, good
}

func requestID() string {
	var random [8]byte
	rand.Read(random[:])
	return hex.EncodeToString(random[:])
}
