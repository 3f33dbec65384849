import { expect, test } from 'vitest';
import { readAssignment } from '../../src/detect/assignment.ts';
import { syntaxOf } from '../../src/detect/syntax.ts';

/** What is read where the first of these words stands; `path` gives the notation. */
function read(text: string, path: string | undefined, word: string) {
  const at = text.toLowerCase().indexOf(word);
  expect(at).toBeGreaterThanOrEqual(0);
  return readAssignment(text, at, at + word.length, syntaxOf(path));
}

const V = 'q7Zr2mKx9Lw4';

// <V> stands for the value.
test.each<[what: string, path: string | undefined, text: string, word: string, key: string, joint: string]>([
  ['a JavaScript constant', 'a.js', `const password = '<V>';`, 'password', 'password', 'assign'],
  ['a template literal', 'a.ts', 'const dbPassword = `<V>`;', 'password', 'dbPassword', 'assign'],
  ['a property of an object', 'a.js', `{ password: "<V>" }`, 'password', 'password', 'assign'],
  ['a quoted property', 'a.js', `{ 'db-password': "<V>" }`, 'password', 'db-password', 'assign'],
  ['a TypeScript type', 'a.ts', `let password: string = "<V>";`, 'password', 'password', 'assign'],
  ['a TypeScript union', 'a.ts', `private password?: string | null = "<V>";`, 'password', 'password', 'assign'],
  ['a default', 'a.js', `x = process.env.PASSWORD || "<V>";`, 'password', 'process.env.PASSWORD', 'assign'],
  ['a nullish default', 'a.js', `x = config.password ?? "<V>"`, 'password', 'config.password', 'assign'],
  ['a value in the next line', 'a.js', `const password =\n  "<V>";`, 'password', 'password', 'assign'],
  ['a member', 'a.py', `self.password = "<V>"`, 'password', 'self.password', 'assign'],
  ['a subscript', 'a.py', `config["password"] = "<V>"`, 'password', 'password', 'assign'],
  ['a Python type', 'a.py', `password: str = "<V>"`, 'password', 'password', 'assign'],
  ['a Python keyword argument', 'a.py', `connect(password='<V>')`, 'password', 'password', 'assign'],
  ['a Python bytes literal', 'a.py', `password = b"<V>"`, 'password', 'password', 'assign'],
  ['a Python triple quote', 'a.py', `password = """<V>"""`, 'password', 'password', 'assign'],
  ['a Python default argument', 'a.py', `os.environ.get("PASSWORD", "<V>")`, 'password', 'PASSWORD', 'argument'],
  ['a Go variable with its type', 'a.go', `var password string = "<V>"`, 'password', 'password', 'assign'],
  ['a Go definition', 'a.go', `password := "<V>"`, 'password', 'password', 'assign'],
  ['a Go field', 'a.go', `\tPassword: "<V>",`, 'password', 'Password', 'assign'],
  ['a Java setter', 'A.java', `user.setPassword("<V>");`, 'password', 'user.setPassword', 'argument'],
  ['a Java property', 'A.java', `props.put("password", "<V>");`, 'password', 'password', 'argument'],
  ['a Java constant', 'A.java', `private static final String PASSWORD = "<V>";`, 'password', 'PASSWORD', 'assign'],
  [
    'a C# property',
    'A.cs',
    `public string Password { get; set; } = "x"; Secret = "<V>";`,
    'secret',
    'Secret',
    'assign',
  ],
  ['a C# verbatim string', 'A.cs', `string password = @"<V>";`, 'password', 'password', 'assign'],
  ['a C string', 'a.c', `const char *password = "<V>";`, 'password', 'password', 'assign'],
  ['a C array', 'a.c', `static char password[] = "<V>";`, 'password', 'password', 'assign'],
  ['a C array with its size', 'a.c', `char password[32] = "<V>";`, 'password', 'password', 'assign'],
  ['a C macro', 'a.h', `#define PASSWORD "<V>"`, 'password', 'PASSWORD', 'assign'],
  ['a Ruby hash', 'a.rb', `{ :password => '<V>' }`, 'password', 'password', 'assign'],
  ['a Ruby keyword', 'a.rb', `connect password: '<V>'`, 'password', 'password', 'assign'],
  ['a Ruby default', 'a.rb', `ENV.fetch("PASSWORD", "<V>")`, 'password', 'PASSWORD', 'argument'],
  ['a PHP variable', 'a.php', `$password = '<V>';`, 'password', '$password', 'assign'],
  ['a PHP array', 'a.php', `'password' => '<V>',`, 'password', 'password', 'assign'],
  ['a PHP constant', 'a.php', `define('DB_PASSWORD', '<V>');`, 'password', 'DB_PASSWORD', 'argument'],
  ['a Rust option', 'a.rs', `password: Some("<V>".into()),`, 'password', 'password', 'assign'],
  ['a Rust string', 'a.rs', `let password = String::from("<V>");`, 'password', 'password', 'assign'],
  ['a Rust constant', 'a.rs', `const PASSWORD: &str = "<V>";`, 'password', 'PASSWORD', 'assign'],
  ['a Rust static with a lifetime', 'a.rs', `static PASSWORD: &'static str = "<V>";`, 'password', 'PASSWORD', 'assign'],
  ['a Kotlin value', 'a.kt', `val password: String? = "<V>"`, 'password', 'password', 'assign'],
  ['a Swift constant', 'a.swift', `let password: String = "<V>"`, 'password', 'password', 'assign'],
  ['an Objective-C string', 'a.m', `NSString *password = @"<V>";`, 'password', 'password', 'assign'],
  ['a comparison', 'a.js', `if (password === "<V>") {`, 'password', 'password', 'compare'],
  ['a negated comparison', 'a.py', `if password != "<V>":`, 'password', 'password', 'compare'],
  ['YAML', 'a.yaml', `db:\n  password: <V>\n  user: x`, 'password', 'password', 'assign'],
  [
    'a literal of another program',
    'build.gradle',
    `field "String", "PASSWORD", "\\"<V>\\""`,
    'password',
    'PASSWORD',
    'argument',
  ],
  ['a header in quoted YAML', 'a.yaml', `  - 'X-Token: <V>'`, 'token', 'X-Token', 'assign'],
  ['quoted YAML', 'a.yaml', `password: '<V>'`, 'password', 'password', 'assign'],
  ['YAML with a comment', 'a.yml', `password: <V>  # of the database`, 'password', 'password', 'assign'],
  ['dotenv', '.env', `DB_PASSWORD=<V>\nX=1`, 'password', 'DB_PASSWORD', 'assign'],
  [
    'dotenv with a comment',
    '.env.production',
    `DB_PASSWORD=<V> # of the database`,
    'password',
    'DB_PASSWORD',
    'assign',
  ],
  ['quoted dotenv', '.env', `DB_PASSWORD="<V>"`, 'password', 'DB_PASSWORD', 'assign'],
  ['dotenv with CRLF', '.env', `DB_PASSWORD=<V>\r\nX=1\r\n`, 'password', 'DB_PASSWORD', 'assign'],
  ['INI', 'a.ini', `password = <V> ; of the database`, 'password', 'password', 'assign'],
  ['properties', 'a.properties', `spring.datasource.password=<V>`, 'password', 'spring.datasource.password', 'assign'],
  ['TOML', 'a.toml', `password = "<V>"`, 'password', 'password', 'assign'],
  ['HCL', 'a.tf', `  password = "<V>"`, 'password', 'password', 'assign'],
  ['a shell export', 'a.sh', `export DB_PASSWORD=<V> && run`, 'password', 'DB_PASSWORD', 'assign'],
  ['a shell variable of a command', 'a.sh', `DB_PASSWORD=<V> ./run`, 'password', 'DB_PASSWORD', 'assign'],
  ['PowerShell', 'a.ps1', `$password = "<V>"`, 'password', '$password', 'assign'],
  ['ENV with =', 'Dockerfile', `ENV DB_PASSWORD=<V>`, 'password', 'DB_PASSWORD', 'assign'],
  ['ENV with a blank', 'Dockerfile', `ENV DB_PASSWORD <V>\nRUN x`, 'password', 'DB_PASSWORD', 'option'],
  ['ARG', 'Dockerfile', `ARG DB_PASSWORD=<V>`, 'password', 'DB_PASSWORD', 'assign'],
  ['an option', 'a.sh', `mysql --password <V> db`, 'password', '--password', 'option'],
  ['an option with =', 'a.sh', `mysql --password=<V> db`, 'password', '--password', 'option'],
  ['an option in a log', 'a.log', `ran mysql --password=<V> --host x`, 'password', '--password', 'option'],
  ['the query of a URL', 'a.js', `fetch("https://x.internal/?token=<V>&a=1")`, 'token', 'token', 'pair'],
  ['a later part of a query', 'a.js', `fetch("https://x.internal/?a=1&token=<V>")`, 'token', 'token', 'pair'],
  ['a connection string', 'a.cs', `"Server=db;User Id=app;Password=<V>;"`, 'password', 'Password', 'pair'],
  ['a connection string, password first', 'a.cs', `"Password=<V>;Server=db"`, 'password', 'Password', 'pair'],
  ['a Bearer header', undefined, `Authorization: Bearer <V>`, 'authorization', 'Authorization', 'header'],
  ['a Basic header', 'a.sh', `curl -H "Authorization: Basic <V>" x`, 'authorization', 'Authorization', 'header'],
  ['a quoted Bearer header', 'a.js', `{ "Authorization": "Bearer <V>" }`, 'authorization', 'Authorization', 'header'],
  ['a header of its own', 'a.js', `headers: { 'X-Auth-Token': '<V>' }`, 'token', 'X-Auth-Token', 'assign'],
  ['a query in markup', 'a.html', `<a href="/x?a=1&amp;token=<V>&amp;b=2">`, 'token', 'token', 'pair'],
  ['a query with escapes', 'a.json', `"/x?a=1\\u0026token=<V>\\u0026b=2"`, 'token', 'token', 'pair'],
  ['a line of an escaped text', 'a.json', `"a\\napi_key: '<V>'"`, 'key', 'api_key', 'assign'],
  ['a password in parentheses', 'a.md', `Log in (user: app, password: <V>).`, 'password', 'password', 'assign'],
  ['an argument of a list in lines', 'a.json', `[\n "--password",\n "<V>"\n]`, 'password', '--password', 'argument'],
  ['arguments in lines', 'a.js', `set(\n 'password',\n '<V>'\n)`, 'password', 'password', 'argument'],
  ['a pair of a list', 'a.py', `[("password", "<V>")]`, 'password', 'password', 'argument'],
  ['a Ruby symbol in YAML', 'a.yml', `:password: <V>`, 'password', 'password', 'assign'],
  ['JSON', 'a.json', `{"password":"<V>"}`, 'password', 'password', 'assign'],
  ['JSON with blanks', 'a.json', `{ "password" : "<V>" }`, 'password', 'password', 'assign'],
  ['escaped JSON', 'a.js', `"{\\"password\\": \\"<V>\\"}"`, 'password', 'password', 'assign'],
  ['an element', 'a.xml', `<db><password><V></password></db>`, 'password', 'password', 'element'],
  ['an element with a prefix', 'a.xml', `<c:password><V></c:password>`, 'password', 'password', 'element'],
  ['an attribute', 'a.xml', `<db password="<V>"/>`, 'password', 'password', 'assign'],
  ['an attribute that names it', 'a.html', `<input name="password" value="<V>">`, 'password', 'password', 'assign'],
  ['a pair before another', 'a.txt', `token=<V>&user=x`, 'token', 'token', 'assign'],
  ['a decoded literal', 'a.py', `password = base64.b64decode("<V>")`, 'password', 'password', 'assign'],
  ['a compared call', 'a.py', `if get("password") == "<V>":`, 'password', 'password', 'compare'],
  ['prose', 'a.md', `The password: <V>, and so on`, 'password', 'password', 'assign'],
])('%s: the value and its key are read', (_what, path, template, word, key, joint) => {
  const text = template.replace('<V>', V);
  const found = read(text, path, word);
  expect(found).toMatchObject({ key, joint, value: V });
  expect(text.slice(found?.start, found?.end)).toBe(V);
});

test.each<[what: string, path: string | undefined, text: string, word: string]>([
  ['a name in code', 'a.js', 'const password = userPassword;', 'password'],
  ['a call in code', 'a.py', 'password = get_password()', 'password'],
  ['a call with a member in code', 'a.py', 'password = settings.PASSWORD', 'password'],
  ['a name after a colon in code', 'a.ts', 'function f(password: SecretString) {', 'password'],
  ['a comparison of names', 'a.js', 'if (password === other) {', 'password'],
  ['a compared function', 'a.py', 'if password == read(name):', 'password'],
  ['a number in code', 'a.js', 'const tokens = 12345678;', 'token'],
  ['a word in a sentence', 'a.md', 'The password is changed each month.', 'password'],
  ['a parameter', 'a.go', 'func login(user, password string) error {', 'password'],
  ['a name of a type', 'a.yaml', '  Type: AWS::SecretsManager::Secret::x', 'secret::x'],
  ['an empty string', 'a.env', 'PASSWORD=', 'password'],
  ['an open quote', 'a.js', "const password = 'no end\nx", 'password'],
  ['an element without text', 'a.xml', '<password></password>', 'password'],
  ['markup round a word', 'a.html', '<b>password</b>: none', 'password'],
  ['an end of a file', 'a.env', 'PASSWORD', 'password'],
  ['an import', 'a.js', "import password from './password.js'", 'password'],
  ['a declaration', 'a.c', 'char *password;', 'password'],
  ['a label', 'a.js', `e("label", null, "Password:"), f ? e("code") : g("x")`, 'password:'],
  ['a longer label', 'a.js', `\ne("label", null, "Your password: "), f ? e("code") : g("x")`, 'password:'],
  ['a start of a text', 'a.js', 'log("password=" + user.password + "x")', 'password='],
  ['a token of a badge', 'a.md', `![](https://ci.test/acme/badge.svg?token=${V})`, 'token'],
  ['a part of a list with colons', 'a.txt', `cpe:2.3:a:auth0:${V}:1.0:*`, 'auth'],
  ['a name of a method that no element ends', 'a.txt', `<ReadToken>c__71_4 <>d__X`, 'token'],
  ['a value of a list in lines', 'a.json', `"enum": [\n "credential",\n "format7"\n]`, 'credential'],
  ['a sum of texts', 'a.js', `p("Failed to get token: "+e),t||(n(e),o())}}z(){m("done")`, 'token'],
  ['a joined text', 'a.js', `p("Bad token : ".concat(e.m||e)),n(a);p("done")`, 'token'],
  ['a beginning that is looked for', 'a.js', `"auth-token":t.startsWith("abcdq_")?1:2`, 'token'],
  ['a logged text', 'a.js', `x===te.ID_TOKEN)?(this.logger.trace("01ju66",t),n)`, 'token'],
  ['an expression that is compiled', 'a.py', `auth_header = re.compile(r"token\\s+(.+)")`, 'auth'],
  ['another attribute', 'a.svg', `<glyph name="user-secret" unicode="&#xf21b;"/>`, 'secret'],
  ['the name beside it', 'a.xml', `<component group="io.jsonwebtoken" name="jjwt-dmuy"/>`, 'token'],
  ['a sentence', 'a.py', `# Pass engine='openpyxl' to keep it`, 'pass'],
  ['what a function returns', 'a.js', `hmac('', 'test_secret') => '${V}'`, 'secret'],
  ['what a test program prints', 'a.txt', `--- PASS: FuzzFooBar`, 'pass'],
  ['a later value of a list in lines', 'a.go', `x{\n "A",\n "B_AUTH",\n "B_FLOW6",\n}`, 'auth'],
])('%s is no literal', (_what, path, text, word) => {
  const found = read(text, path, word);
  expect(found === undefined || found.value === '').toBe(true);
});

test('a value ends at the quote that began it, and an escaped one does not end it', () => {
  expect(read(`password = "a'b\\"c"`, 'a.py', 'password')).toMatchObject({ quote: '"', value: `a'b\\"c` });
  expect(read(`password = 'a"b'`, 'a.py', 'password')).toMatchObject({ quote: "'", value: 'a"b' });
});

test('a value of more than 1024 characters is not read', () => {
  expect(read(`password = "${'ab'.repeat(500)}"`, 'a.py', 'password')?.value).toHaveLength(1000);
  expect(read(`authorization = 'ApiKey ' + key`, 'a.js', 'authorization')).toBeUndefined();
  expect(read(`password = "${'ab'.repeat(600)}"`, 'a.py', 'password')).toBeUndefined();
});
