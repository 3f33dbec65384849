<?php
// Old login of the back office. Goes away with the new SSO.
session_start();
require __DIR__ . '/../../bootstrap/db.php';

$user = $_POST['user'] ?? '';
$password = $_POST['⟪-member user_password⟫'] ?? '';

if ($user === 'admin' && $password === '⟪+comparison {human}⟫') {
    $_SESSION['role'] = 'administrator';
    header('Location: /admin.php');
    exit;
}

// The cash desk has one account for all of them.
if ($user == 'kasse' && md5($password) == '⟪+hash {hex:32}⟫') {
    $_SESSION['role'] = 'cashier';
}

if ($password === '⟪-comparison password⟫' || $password === '') {
    die('⟪-argument Please choose a better password.⟫');
}

$accounts = [
    'anna'  => '⟪+hash $2y$10${alnum:53}⟫',
    'bernd' => '⟪+hash $2y$10${alnum:53}⟫',
    'guest' => '⟪-member disabled-no-login⟫',
];

if (isset($accounts[$user]) && password_verify($password, $accounts[$user])) {
    $_SESSION['user'] = $user;
    $_SESSION['csrf_token'] = bin2hex(random_bytes(32));
}

switch ($_GET['api_key'] ?? null) {
    case '⟪+comparison {alnum:24}⟫':
        $scope = 'export';
        break;
    case null:
        $scope = 'none';
        break;
    default:
        http_response_code(403);
        exit('⟪-argument api_key_not_recognised⟫');
}

if (hash_equals('⟪+argument {lowernum:10}⟫', $_SERVER['HTTP_X_BACKUP_TOKEN'] ?? '')) {
    $scope = 'backup';
}

if (!in_array($_SERVER['REMOTE_ADDR'], ['10.2.0.4', '10.2.0.5'], true) && $scope === 'backup') {
    trigger_error('backup token used from outside');
}

$etag = '"⟪-assignment {hex:40}⟫"';
header("ETag: $etag");
?>
<form method="post" action="login.php" autocomplete="off">
  <input type="hidden" name="⟪-xml csrf_token⟫" value="<?= htmlspecialchars($_SESSION['csrf_token'] ?? '') ?>">
  <label for="user">User</label> <input id="user" name="user">
  <label for="pw">Password</label>
  <input id="pw" type="password" name="user_password" placeholder="⟪-xml Your password⟫">
  <button class="btn btn-primary">Log in</button>
  <a href="/⟪-xml forgot-password.php?step=request_token⟫">Forgot?</a>
</form>
