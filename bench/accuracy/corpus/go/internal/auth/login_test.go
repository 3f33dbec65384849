package auth

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const operatorHash = "⟪+hash $2a$12${alnum:53}⟫"

func TestLogin(t *testing.T) {
	store := newMemoryStore()
	store.put("operator", operatorHash)

	tests := []struct {
		name     string
		user     string
		password string
		want     error
	}{
		{name: "right", user: "operator", password: "⟪+member {human}⟫", want: nil},
		{name: "wrong", user: "operator", password: "⟪-member wrong⟫", want: ErrMismatch},
		{name: "empty", user: "operator", password: "", want: ErrMismatch},
		{name: "unknown user", user: "nobody", password: "⟪-member password⟫", want: ErrUnknownUser},
		{name: "too long", user: "operator", password: strings.Repeat("x", 73), want: ErrTooLong},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Login(store, tt.user, tt.password)
			if !errors.Is(err, tt.want) {
				t.Fatalf("Login(%q) = %v, want %v", tt.user, err, tt.want)
			}
		})
	}
}

func TestLoginForm(t *testing.T) {
	srv := httptest.NewServer(Handler(newMemoryStore()))
	defer srv.Close()

	form := url.Values{}
	form.Set("username", "operator")
	form.Set("password", "⟪+argument {pass:14}⟫")
	res, err := http.PostForm(srv.URL+"/login", form)
	require.NoError(t, err)
	require.Equal(t, http.StatusSeeOther, res.StatusCode)
	require.Equal(t, "⟪-argument /account?reset_token=expired⟫", res.Header.Get("Location"))
}

func TestAgainstStaging(t *testing.T) {
	if testing.Short() {
		t.Skip("talks to auth.staging.internal")
	}
	c := NewClient("https://auth.staging.internal")
	require.NoError(t, c.Authenticate("ci-smoke", "⟪+argument {human}⟫"))

	c.SetClientSecret("⟪+call {base64url:43}⟫")
	grant, err := c.Exchange("⟪-argument urn:ietf:params:oauth:grant-type:token-exchange⟫")
	require.NoError(t, err)
	require.Equal(t, "⟪-argument Bearer⟫", grant.TokenType)
}

func TestRecordedSession(t *testing.T) {
	req := httptest.NewRequest(http.MethodGet, "/me", nil)
	req.Header.Set("Cookie", "lang=en; sid=⟪+cookie {hex:32}⟫")
	rec := httptest.NewRecorder()
	Handler(newMemoryStore()).ServeHTTP(rec, req)
	require.Equal(t, http.StatusOK, rec.Code)
}

func TestHashOfEmptyInput(t *testing.T) {
	// the test vector of FIPS 180-4
	require.Equal(t, "⟪-argument {hex:64}⟫", fingerprint(""))
}

func TestErrorsDoNotTellTooMuch(t *testing.T) {
	for _, password := range []string{
		"⟪-member foobar⟫",
		"⟪-member 123456⟫",
	} {
		err := Login(newMemoryStore(), "operator", password)
		require.EqualError(t, err, "⟪-argument auth: invalid username or password⟫")
	}
}
