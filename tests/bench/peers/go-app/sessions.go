// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"context"
	"crypto/subtle"
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

// sessions knows whose a token is: the live session that it names, and its extension.
type sessions interface {
	owner(ctx context.Context, c claims) (profile, error)
}

const columns = `s.id, s.secret, e.id, e.number, e.display_name, e.email, e.do_not_disturb, e.follow_me_enabled,
e.follow_me_numbers, e.follow_me_strategy, e.follow_me_confirm, e.updated_at, e.version
FROM app_sessions s JOIN extensions e ON e.id = s.extension_id`

var errNobody = errors.New("no live session")

type session struct {
	id     int64
	secret string
	owner  profile
}

func scan(row pgx.Row) (session, error) {
	var s session
	var numbers string
	var updated int64
	p := &s.owner
	err := row.Scan(&s.id, &s.secret, &p.ID, &p.Extension, &p.Name, &p.Email, &p.DoNotDisturb, &p.FollowMeEnabled,
		&numbers, &p.FollowMeStrategy, &p.FollowMeConfirm, &updated, &p.version)
	p.FollowMeNumbers, p.UpdatedAt = []byte(numbers), time.UnixMilli(updated).UTC()
	return s, err
}

// sid is "number.secret".
func split(sid string) (int64, string) {
	number, secret, _ := strings.Cut(sid, ".")
	id, _ := strconv.ParseInt(number, 10, 64)
	return id, secret
}

func (s session) admits(c claims, secret string) bool {
	return subtle.ConstantTimeCompare([]byte(s.secret), []byte(secret)) == 1 && s.owner.ID == c.ExtensionID &&
		s.owner.Extension == c.Extension
}

type storedSessions struct{ pool *pgxpool.Pool }

func (stored storedSessions) owner(ctx context.Context, c claims) (profile, error) {
	id, secret := split(c.Session)
	s, err := scan(stored.pool.QueryRow(ctx, "SELECT "+columns+" WHERE s.id = $1", id))
	if err != nil || !s.admits(c, secret) {
		return profile{}, errNobody
	}
	return s.owner, nil
}

// heldSessions would be kept current by NOTIFY; here nothing changes while it is measured.
type heldSessions struct {
	lock sync.RWMutex
	byID map[int64]session
}

func loadSessions(pool *pgxpool.Pool) (*heldSessions, error) {
	rows, err := pool.Query(context.Background(), "SELECT "+columns)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	held := &heldSessions{byID: map[int64]session{}}
	for rows.Next() {
		s, err := scan(rows)
		if err != nil {
			return nil, err
		}
		held.byID[s.id] = s
	}
	return held, rows.Err()
}

func (held *heldSessions) owner(_ context.Context, c claims) (profile, error) {
	id, secret := split(c.Session)
	held.lock.RLock()
	s, ok := held.byID[id]
	held.lock.RUnlock()
	if !ok || !s.admits(c, secret) {
		return profile{}, errNobody
	}
	return s.owner, nil
}
