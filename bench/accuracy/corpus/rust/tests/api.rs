use axum::http::{Request, StatusCode};
use game_server::{build_app, db, model::Player};
use serde_json::json;
use sqlx::PgPool;
use tower::ServiceExt;

const REPLAY: &str = r#"POST /v1/match HTTP/1.1
Host: match.prod.internal
Authorization: Bearer ⟪+header {jwt}⟫
X-Request-Id: ⟪-header {uuid}⟫
Content-Type: application/json

{"mode":"duel","ticket":"open"}
"#;

async fn pool() -> PgPool {
    let url = option_env!("TEST_DATABASE_URL").unwrap_or("postgres://games:⟪+url {lowernum:14}⟫@10.2.0.41/games_test");
    PgPool::connect(url).await.expect("⟪-argument no connection: is PGPASSWORD set?⟫")
}

#[tokio::test]
async fn logs_in_by_password() {
    let app = build_app(pool().await).await;
    let body = json!({
        "nick": "loadbot",
        "password": "⟪+member {human}⟫",
        "platform": "web",
    });
    let request = Request::post("/v1/login").body(body.to_string().into()).unwrap();
    let response = app.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
}

#[tokio::test]
async fn refuses_weak_passwords() {
    let app = build_app(pool().await).await;
    for password in [
        "⟪-member qwerty⟫",
        "⟪-member letmein⟫",
    ] {
        let body = json!({ "nick": "newbie", "password": password });
        let request = Request::post("/v1/register").body(body.to_string().into()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn serialises_a_player() {
    let player = Player {
        id: 17,
        nick: "loadbot".into(),
        password_hash: Some("⟪+hash $argon2id$v=19$m=19456,t=2,p=1${base64:22}${base64:43}⟫".to_string()),
        api_token: None,
        avatar: "⟪-member {hex:32}.png⟫".into(),
    };
    let text = serde_json::to_string(&player).unwrap();
    assert!(!text.contains("⟪-argument password_hash⟫"));
    assert!(text.contains(r#""⟪-escaped api_token⟫":null"#));
}

#[tokio::test]
async fn lobby_accepts_the_server_key() {
    let app = build_app(pool().await).await;
    let server_key = format!("{}{}", "⟪+folded {alnum:16}⟫", db::KEY_SUFFIX);
    let request = Request::get("/v1/lobby").header("x-server-key", server_key).body(String::new().into()).unwrap();
    assert_eq!(app.oneshot(request).await.unwrap().status(), StatusCode::OK);
}

#[test]
fn replays_a_recorded_match() {
    let report = game_server::replay(REPLAY).unwrap();
    assert_eq!(report.checksum, "⟪-argument {hex:64}⟫");
    assert_eq!(report.token_kind, game_server::TokenKind::Bearer);
}
