// SPDX-License-Identifier: GPL-3.0-or-later

// The mobile app API in Go, on net/http and pgx, over wakelined's own schema: the peer of tests/bench/app.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o go-app .
//	DATABASE_URL=… JWT_SECRET=… SIP_DOMAIN=… AUDIO_FOLDER=… ./go-app PORT query|cached
//
// query: a request's session and extension are read from the database, in one statement. cached: both stand in memory,
// as wakelined holds them. Messages are read from the database in either.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v4/pgxpool"
)

type profile struct {
	ID               int64           `json:"id"`
	Extension        string          `json:"extension"`
	Name             string          `json:"name"`
	Email            string          `json:"email"`
	DoNotDisturb     bool            `json:"dnd"`
	FollowMeEnabled  bool            `json:"follow_me_enabled"`
	FollowMeNumbers  json.RawMessage `json:"follow_me_numbers"`
	FollowMeStrategy string          `json:"follow_me_strategy"`
	FollowMeConfirm  bool            `json:"follow_me_confirm"`
	UpdatedAt        time.Time       `json:"updated_at"`
	version          int64
}

type message struct {
	ID            int64      `json:"id"`
	MailboxID     int64      `json:"mailbox_id"`
	CallerIDName  string     `json:"caller_id_name"`
	CallerIDNum   string     `json:"caller_id_num"`
	Timestamp     time.Time  `json:"timestamp"`
	Duration      int64      `json:"duration"`
	Read          bool       `json:"read"`
	ReadAt        *time.Time `json:"read_at,omitempty"`
	Transcription string     `json:"transcription"`
	CreatedAt     time.Time  `json:"created_at"`
}

type server struct {
	pool     *pgxpool.Pool
	tokens   tokens
	sessions sessions
	audio    string
}

type handler func(http.ResponseWriter, *http.Request, profile)

func main() {
	pool, err := pgxpool.Connect(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := &server{
		pool:   pool,
		tokens: tokens{secret: []byte(os.Getenv("JWT_SECRET")), domain: os.Getenv("SIP_DOMAIN")},
		audio:  os.Getenv("AUDIO_FOLDER"),
	}
	s.sessions = storedSessions{pool}
	if os.Args[2] == "cached" {
		if s.sessions, err = loadSessions(pool); err != nil {
			log.Fatal(err)
		}
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.HandleFunc("/api/v1/app/me", s.signedIn(s.me))
	mux.HandleFunc("/api/v1/app/voicemail", s.signedIn(s.voicemail))
	mux.HandleFunc("/api/v1/app/voicemail/", s.signedIn(s.sound))
	log.Fatal((&http.Server{Addr: "127.0.0.1:" + os.Args[1], Handler: mux}).ListenAndServe())
}

func (s *server) signedIn(next handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			w.Header().Set("Allow", http.MethodGet)
			refuse(w, http.StatusMethodNotAllowed, "method_not_allowed")
			return
		}
		claims, ok := s.tokens.read(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
		if !ok {
			refuse(w, http.StatusUnauthorized, "unauthorized")
			return
		}
		owner, err := s.sessions.owner(r.Context(), claims)
		if err != nil {
			refuse(w, http.StatusUnauthorized, "unauthorized")
			return
		}
		next(w, r, owner)
	}
}

func (s *server) me(w http.ResponseWriter, _ *http.Request, owner profile) {
	w.Header().Set("ETag", `"`+strconv.FormatInt(owner.version, 10)+`"`)
	answer(w, http.StatusOK, owner)
}

const newest = `SELECT id, box_id, caller_id_name, caller_id_num, received_at, duration, read_at, transcription, created_at
FROM voicemail_messages WHERE box_id IN (SELECT box_id FROM voicemail_box_extensions WHERE extension_id = $1)
AND deleted_at IS NULL ORDER BY received_at DESC, id DESC LIMIT $2 OFFSET 0`

func (s *server) voicemail(w http.ResponseWriter, r *http.Request, owner profile) {
	rows, err := s.pool.Query(r.Context(), newest, owner.ID, 500)
	if err != nil {
		refuse(w, http.StatusServiceUnavailable, "database_unavailable")
		return
	}
	defer rows.Close()
	messages := []message{}
	for rows.Next() {
		var m message
		var received, created int64
		var read *int64
		if err := rows.Scan(&m.ID, &m.MailboxID, &m.CallerIDName, &m.CallerIDNum, &received, &m.Duration, &read,
			&m.Transcription, &created); err != nil {
			refuse(w, http.StatusServiceUnavailable, "database_unavailable")
			return
		}
		m.Timestamp, m.CreatedAt = time.UnixMilli(received).UTC(), time.UnixMilli(created).UTC()
		if read != nil {
			at := time.UnixMilli(*read).UTC()
			m.Read, m.ReadAt = true, &at
		}
		messages = append(messages, m)
	}
	if rows.Err() != nil {
		refuse(w, http.StatusServiceUnavailable, "database_unavailable")
		return
	}
	answer(w, http.StatusOK, messages)
}

const soundOf = `SELECT audio_file FROM voicemail_messages WHERE id = $1 AND deleted_at IS NULL
AND box_id IN (SELECT box_id FROM voicemail_box_extensions WHERE extension_id = $2)`

func (s *server) sound(w http.ResponseWriter, r *http.Request, owner profile) {
	rest := strings.TrimPrefix(r.URL.Path, "/api/v1/app/voicemail/")
	id, err := strconv.ParseInt(strings.TrimSuffix(rest, "/audio"), 10, 64)
	var name string
	if err != nil || s.pool.QueryRow(r.Context(), soundOf, id, owner.ID).Scan(&name) != nil {
		refuse(w, http.StatusNotFound, "not_found")
		return
	}
	file, err := os.Open(filepath.Join(s.audio, filepath.Base(name)))
	if err != nil {
		refuse(w, http.StatusNotFound, "not_found")
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", "audio/wav")
	http.ServeContent(w, r, "", time.Time{}, file) // sendfile(2), Range and all
}

// What wakelined sends with every answer.
func decorate(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Request-Id", requestID())
}

func answer(w http.ResponseWriter, status int, data interface{}) {
	body, err := json.Marshal(map[string]interface{}{"data": data})
	if err != nil {
		refuse(w, http.StatusInternalServerError, "internal")
		return
	}
	decorate(w)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body)
}

func refuse(w http.ResponseWriter, status int, code string) {
	body, _ := json.Marshal(map[string]interface{}{"data": nil, "error": code, "code": code})
	decorate(w)
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="wakeline"`)
	}
	w.WriteHeader(status)
	w.Write(body)
}
