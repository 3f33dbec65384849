// Package notify sends alerts of the monitoring to chat rooms and pagers.
package notify

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Channel is a place that alerts go to.
type Channel struct {
	Name  string
	Kind  string
	Token string
	Room  string
}

var channels = map[string]Channel{
	"ops": {
		Name:  "ops",
		Kind:  "telegram",
		Token: "⟪+member {digit:10}:AA{base64url:33}⟫",
		Room:  "⟪-member -100{digit:10}⟫",
	},
	"oncall": {
		Name:  "oncall",
		Kind:  "slack",
		Token: "⟪+member xoxb-{digit:12}-{digit:12}-{alnum:24}⟫",
		Room:  "⟪-member C{uppernum:10}⟫",
	},
	"backoffice": {
		Name:  "backoffice",
		Kind:  "matrix",
		Token: "⟪-member $MATRIX_ACCESS_TOKEN⟫",
		Room:  "!backoffice:chat.internal",
	},
}

var messages = map[string]string{
	"token_expired":   "⟪-member The token of %s has expired⟫",
	"password_change": "⟪-member Please change your password within 7 days⟫",
	"disk_full":       "Disk %s is %d %% full",
}

var settings = map[string]interface{}{
	"pagerRoutingKey": "⟪+member {hex:32}⟫",
	"smsApiSecret":    "⟪+member {alnum:16}⟫",
	"smsApiKeyName":   "⟪-member monitoring-sms⟫",
	"push_auth":       map[string]string{"user": "pushgateway", "passwd": "⟪+member {human}⟫"},
	"retries":         3,
}

// ErrToken is returned when a command comes from nobody we know.
var ErrToken = errors.New("⟪-call notify: invalid token⟫")

// Command handles a slash command of the chat.
func Command(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	token := r.PostForm.Get("token")
	switch {
	case token == "⟪+comparison {alnum:24}⟫":
		silence(w, r.PostForm.Get("text"))
	case token == "⟪-comparison none⟫":
		http.Error(w, ErrToken.Error(), http.StatusUnauthorized)
	case strings.HasPrefix(token, "⟪-argument xoxb-⟫"):
		http.Error(w, "this is the token of a bot", http.StatusForbidden)
	default:
		http.NotFound(w, r)
	}
}

// Send posts a text to a channel.
func Send(name, key string, args ...interface{}) error {
	ch, ok := channels[name]
	if !ok {
		return fmt.Errorf("notify: no channel %q", name)
	}
	q := url.Values{"text": {fmt.Sprintf(messages[key], args...)}, "room": {ch.Room}}
	q.Set("apikey", "⟪+argument {lowernum:36}⟫")
	res, err := http.PostForm("https://hooks.chat.internal/"+ch.Kind, q)
	if err != nil {
		return err
	}
	return res.Body.Close()
}

func silence(w http.ResponseWriter, text string) {
	fmt.Fprintf(w, "silenced %s", text)
}
