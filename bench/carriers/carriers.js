/**
 * A place where credentials are written, with the provider's name in the usual way.
 * @typedef {object} Carrier
 * @property {string} name
 * @property {string} path what the file is called
 * @property {boolean} [bare] the provider is not named: only for credentials with a shape of their own
 * @property {(secret: string, names: import('./names.js').Names, key: import('./keys.js').Key) => string} text
 */
const carrier = (name, path, text, more = {}) => ({ name, path, text, ...more });

/** @type {readonly Carrier[]} */
export const CARRIERS = [
  carrier('env', '.env', (s, n, k) => `${n.env}_${k.env}=${s}\n`),
  carrier('env export', 'setup.sh', (s, n, k) => `#!/bin/sh\nset -e\nexport ${n.env}_${k.env}="${s}"\n./run\n`),
  carrier(
    'env among others',
    '.env',
    (s, n, k) =>
      `NODE_ENV=production\nSLACK_CHANNEL=#ops\nPORT=8080\n${n.env}_${k.env}=${s}\nSTRIPE_CURRENCY=eur\nGITHUB_ORG=widgets\n`,
  ),
  carrier(
    'env of a service',
    '.env.production',
    (s, n, k) => `DATABASE_POOL=5\n${n.env}_PROD_${k.env}='${s}'\nLOG_LEVEL=info\n`,
  ),
  carrier('env prefixed', '.env.local', (s, n, k) => `VITE_${n.env}_${k.env}=${s}\nVITE_TITLE=Widgets\n`),
  carrier(
    'json flat',
    'config.json',
    (s, n, k) => `{\n  "port": 8080,\n  "${n.camel}${k.pascal}": "${s}",\n  "debug": false\n}\n`,
  ),
  carrier('json snake', 'settings.json', (s, n, k) => `{"region": "eu", "${n.snake}_${k.snake}": "${s}"}\n`),
  carrier(
    'json nested',
    'config.json',
    (s, n, k) =>
      `{\n  "services": {\n    "${n.camel}": {\n      "enabled": true,\n      "timeout": 30,\n      "${k.camel}": "${s}"\n    }\n  }\n}\n`,
  ),
  carrier('json nested one line', 'config.json', (s, n, k) => `{"${n.snake}": {"id": "main", "${k.snake}": "${s}"}}\n`),
  carrier('yaml flat', 'config.yaml', (s, n, k) => `server: eu-1\n${n.snake}_${k.snake}: ${s}\nreplicas: 2\n`),
  carrier('yaml quoted', 'values.yml', (s, n, k) => `app:\n  ${n.camel}${k.pascal}: "${s}"\n  replicas: 2\n`),
  carrier(
    'yaml nested',
    'application.yml',
    (s, n, k) =>
      `integrations:\n  ${n.kebab}:\n    enabled: true\n    ${k.kebab}: ${s}\n  other:\n    enabled: false\n`,
  ),
  carrier(
    'yaml list',
    'deployment.yaml',
    (s, n, k) =>
      `        env:\n        - name: PORT\n          value: "8080"\n        - name: ${n.env}_${k.env}\n          value: ${s}\n`,
  ),
  carrier(
    'toml section',
    'config.toml',
    (s, n, k) => `title = "widgets"\n\n[${n.snake}]\nenabled = true\n${k.snake} = "${s}"\n`,
  ),
  carrier('ini section', 'settings.ini', (s, n, k) => `[main]\nport = 80\n\n[${n.flat}]\n${k.snake} = ${s}\n`),
  carrier(
    'properties',
    'application.properties',
    (s, n, k) => `server.port=8080\n${n.flat}.${k.kebab}=${s}\nspring.main.banner-mode=off\n`,
  ),
  carrier(
    'js const',
    'client.js',
    (s, n, k) => `import http from 'node:http';\n\nconst ${n.camel}${k.pascal} = '${s}';\n`,
  ),
  carrier('js const upper', 'config.ts', (s, n, k) => `export const ${n.env}_${k.env} = "${s}";\n`),
  carrier('js new with options', 'client.ts', (s, n, k) => `const client = new ${n.pascal}({ ${k.camel}: "${s}" });\n`),
  carrier(
    'js new with options over lines',
    'client.ts',
    (s, n, k) => `const client = new ${n.pascal}Client({\n  region: 'eu',\n  ${k.camel}: '${s}',\n});\n`,
  ),
  carrier('js new with value', 'client.js', (s, n) => `const client = new ${n.pascal}("${s}");\n`),
  carrier('js require called', 'index.js', (s, n) => `const ${n.camel} = require('${n.kebab}')('${s}');\n`),
  carrier('js setter', 'client.js', (s, n, k) => `${n.camel}.set${k.pascal}('${s}');\n`),
  carrier(
    'js object',
    'config.js',
    (s, n, k) => `module.exports = {\n  ${n.camel}: {\n    id: 'main',\n    ${k.camel}: '${s}',\n  },\n};\n`,
  ),
  carrier('js second value', 'config.js', (s, n, k) => `const ${n.camel} = { id: "prod-eu", ${k.camel}: "${s}" };\n`),
  carrier('js second argument', 'index.js', (s, n) => `${n.camel}.init("widgets", "${s}");\n`),
  carrier(
    'js fetch',
    'api.js',
    (s, n) =>
      `const response = await fetch('https://api.${n.flat}.com/v1/items', {\n  headers: { Authorization: \`Bearer ${s}\` },\n});\n`,
  ),
  carrier(
    'js header then host',
    'api.js',
    (s, n) =>
      `const headers = { 'X-Api-Key': '${s}' };\nawait axios.get('https://api.${n.flat}.com/v1/items', { headers });\n`,
  ),
  carrier('js env fallback', 'config.ts', (s, n, k) => `const key = process.env.${n.env}_${k.env} || '${s}';\n`),
  carrier('python assignment', 'settings.py', (s, n, k) => `DEBUG = False\n${n.env}_${k.env} = "${s}"\n`),
  carrier('python attribute', 'client.py', (s, n, k) => `import ${n.snake}\n\n${n.snake}.${k.snake} = "${s}"\n`),
  carrier('python client', 'client.py', (s, n, k) => `client = ${n.snake}.Client(${k.snake}="${s}")\n`),
  carrier(
    'python imported client',
    'client.py',
    (s, n, k) => `from ${n.snake} import Client\n\nclient = Client(${k.snake}="${s}")\n`,
  ),
  carrier('python environ', 'main.py', (s, n, k) => `os.environ["${n.env}_${k.env}"] = "${s}"\n`),
  carrier('python getenv', 'main.py', (s, n, k) => `key = os.getenv("${n.env}_${k.env}", "${s}")\n`),
  carrier(
    'python dict',
    'config.py',
    (s, n, k) => `CONFIG = {\n    "${n.snake}": {"${k.snake}": "${s}", "retries": 3},\n}\n`,
  ),
  carrier(
    'python header',
    'api.py',
    (s, n) => `requests.get("https://api.${n.flat}.com/v2/me", headers={"Authorization": "Token ${s}"})\n`,
  ),
  carrier('ruby', 'config.rb', (s, n, k) => `${n.pascal}.configure do |config|\n  config.${k.snake} = '${s}'\nend\n`),
  carrier('ruby attribute', 'init.rb', (s, n, k) => `${n.pascal}.${k.snake} = "${s}"\n`),
  carrier('ruby hash', 'init.rb', (s, n, k) => `KEYS = { :${n.snake}_${k.snake} => '${s}' }\n`),
  carrier('go const', 'main.go', (s, n, k) => `package main\n\nconst ${n.camel}${k.pascal} = "${s}"\n`),
  carrier('go client', 'main.go', (s, n) => `client := ${n.flat}.NewClient("${s}")\n`),
  carrier('go field', 'main.go', (s, n, k) => `cfg := ${n.flat}.Config{Region: "eu", ${k.pascal}: "${s}"}\n`),
  carrier('java', 'Client.java', (s, n, k) => `    private static final String ${n.env}_${k.env} = "${s}";\n`),
  carrier(
    'java builder',
    'Client.java',
    (s, n, k) => `${n.pascal} client = ${n.pascal}.builder()\n    .${k.camel}("${s}")\n    .build();\n`,
  ),
  carrier('kotlin', 'Keys.kt', (s, n, k) => `const val ${n.env}_${k.env} = "${s}"\n`),
  carrier('gradle', 'build.gradle', (s, n, k) => `buildConfigField "String", "${n.env}_${k.env}", "\\"${s}\\""\n`),
  carrier('c#', 'Client.cs', (s, n) => `var client = new ${n.pascal}Client("${s}");\n`),
  carrier('c# property', 'Settings.cs', (s, n, k) => `public string ${n.pascal}${k.pascal} { get; set; } = "${s}";\n`),
  carrier('php define', 'config.php', (s, n, k) => `<?php\ndefine('${n.env}_${k.env}', '${s}');\n`),
  carrier(
    'php array',
    'services.php',
    (s, n, k) => `return [\n    '${n.snake}' => [\n        '${k.snake}' => '${s}',\n    ],\n];\n`,
  ),
  carrier('php client', 'client.php', (s, n) => `$client = new \\${n.pascal}\\Client('${s}');\n`),
  carrier('rust', 'main.rs', (s, n, k) => `const ${n.env}_${k.env}: &str = "${s}";\n`),
  carrier('swift', 'Keys.swift', (s, n, k) => `let ${n.camel}${k.pascal} = "${s}"\n`),
  carrier(
    'xml element',
    'config.xml',
    (s, n, k) => `<config>\n  <${n.camel}${k.pascal}>${s}</${n.camel}${k.pascal}>\n</config>\n`,
  ),
  carrier(
    'xml nested',
    'config.xml',
    (s, n, k) => `<${n.flat}>\n  <enabled>true</enabled>\n  <${k.camel}>${s}</${k.camel}>\n</${n.flat}>\n`,
  ),
  carrier(
    'xml add',
    'web.config',
    (s, n, k) => `<appSettings>\n  <add key="${n.env}_${k.env}" value="${s}" />\n</appSettings>\n`,
  ),
  carrier(
    'xml string',
    'strings.xml',
    (s, n, k) => `<resources>\n  <string name="${n.snake}_${k.snake}">${s}</string>\n</resources>\n`,
  ),
  carrier(
    'plist',
    'Info.plist',
    (s, n, k) => `<dict>\n  <key>${n.pascal}${k.pascal}</key>\n  <string>${s}</string>\n</dict>\n`,
  ),
  carrier(
    'terraform variable',
    'main.tf',
    (s, n, k) => `variable "${n.snake}_${k.snake}" {\n  type    = string\n  default = "${s}"\n}\n`,
  ),
  carrier(
    'terraform provider',
    'main.tf',
    (s, n, k) => `provider "${n.flat}" {\n  region = "eu"\n  ${k.snake} = "${s}"\n}\n`,
  ),
  carrier('tfvars', 'prod.tfvars', (s, n, k) => `${n.snake}_${k.snake} = "${s}"\n`),
  carrier('docker env', 'Dockerfile', (s, n, k) => `FROM node:20\nENV ${n.env}_${k.env}=${s}\nCMD ["node", "."]\n`),
  carrier('docker env blank', 'Dockerfile', (s, n, k) => `FROM node:20\nENV ${n.env}_${k.env} ${s}\n`),
  carrier('docker arg', 'Dockerfile', (s, n, k) => `ARG ${n.env}_${k.env}="${s}"\nRUN make\n`),
  carrier('docker run', 'run.sh', (s, n, k) => `docker run -d -p 80:80 -e ${n.env}_${k.env}=${s} widgets:latest\n`),
  carrier(
    'actions env',
    '.github/workflows/ci.yml',
    (s, n, k) =>
      `jobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      CI: true\n      ${n.env}_${k.env}: ${s}\n    steps:\n      - run: make\n`,
  ),
  carrier(
    'compose',
    'docker-compose.yml',
    (s, n, k) =>
      `services:\n  web:\n    image: widgets\n    environment:\n      - PORT=80\n      - ${n.env}_${k.env}=${s}\n`,
  ),
  carrier(
    'curl header then host',
    'README.md',
    (s, n) => `curl -H "Authorization: Bearer ${s}" https://api.${n.flat}.com/v1/items\n`,
  ),
  carrier(
    'curl header then host over lines',
    'call.sh',
    (s, n) => `curl -X POST \\\n  -H "X-Api-Key: ${s}" \\\n  https://api.${n.flat}.com/v1/items\n`,
  ),
  carrier(
    'curl host then header',
    'call.sh',
    (s, n) => `curl https://api.${n.flat}.com/v1/items -H "Authorization: Token ${s}"\n`,
  ),
  carrier('curl user then host', 'call.sh', (s, n) => `curl -u ${s}: https://api.${n.flat}.com/v1/items\n`),
  carrier('curl host then user', 'call.sh', (s, n) => `curl https://api.${n.flat}.com/v1/items -u "${s}:"\n`),
  carrier(
    'curl own scheme',
    'call.sh',
    (s, n) => `curl https://api.${n.flat}.com/v1/items --header 'Authorization: Client-ID ${s}'\n`,
  ),
  carrier('curl own header', 'call.sh', (s, n) => `curl -s -H "X-${n.pascal}-Key: ${s}" https://example.org/\n`),
  carrier(
    'url query api_key',
    'client.js',
    (s, n) => `const url = "https://api.${n.flat}.com/v1/items?limit=5&api_key=${s}";\n`,
  ),
  carrier('url query client_id', 'client.py', (s, n) => `URL = "https://${n.flat}.com/api/items?client_id=${s}"\n`),
  carrier('url query api', 'notes.txt', (s, n) => `https://www.${n.flat}.com/feed?api=${s}&page=2\n`),
  carrier(
    'http dump',
    'request.http',
    (s, n) => `GET /v1/items HTTP/1.1\nHost: api.${n.flat}.com\nAccept: application/json\nAuthorization: Bearer ${s}\n`,
  ),
  carrier(
    'http dump header first',
    'request.txt',
    (s, n) => `POST /v1/items HTTP/1.1\nAuthorization: Bearer ${s}\nHost: api.${n.flat}.com\n`,
  ),
  carrier(
    'log line',
    'app.log',
    (s, n, k) => `2024-05-02T10:11:12Z INFO ${n.flat} client started, ${k.snake}=${s} region=eu\n`,
  ),
  carrier('comment above value', 'notes.txt', (s, n, k) => `# ${n.title} ${k.words}\n${s}\n`),
  carrier('comment above const', 'client.ts', (s, n, k) => `// ${n.title} credentials\nconst ${k.camel} = "${s}";\n`),
  carrier('comment above env', '.env', (s, n, k) => `PORT=80\n\n# ${n.title}\n${k.env}=${s}\n`),
  carrier('comment behind', 'config.py', (s, n, k) => `${k.env} = "${s}"  # ${n.title}\n`),
  carrier('comment behind js', 'config.js', (s, n, k) => `const ${k.camel} = '${s}'; // ${n.title} ${k.words}\n`),
  carrier('prose is', 'notes.md', (s, n, k) => `Hi, our ${n.title} ${k.words} is ${s}, please do not share it.\n`),
  carrier('prose colon', 'message.txt', (s, n, k) => `Here is the ${n.title} ${k.words}: ${s}\n`),
  carrier('prose for', 'message.txt', (s, n, k) => `Use ${s} as the ${k.words} for ${n.title}.\n`),
  carrier('prose code', 'notes.md', (s, n, k) => `The ${k.words} for ${n.title} is \`${s}\`.\n`),
  carrier('next line', 'notes.txt', (s, n, k) => `${n.title} ${k.words}:\n${s}\n`),
  carrier('heading', 'notes.md', (s, n, k) => `## ${n.title}\n\n- ${k.words}: ${s}\n`),
  carrier('table row', 'keys.md', (s, n) => `| service | key |\n| --- | --- |\n| ${n.title} | ${s} |\n`),
  carrier('csv row', 'keys.csv', (s, n, k) => `service,kind,value\n${n.flat},${k.snake},${s}\n`),
  carrier('markdown item', 'README.md', (s, n, k) => `- **${n.title} ${k.words}**: \`${s}\`\n`),
  carrier(
    'jupyter cell',
    'notebook.ipynb',
    (s, n, k) => `  "source": [\n    "import os\\n",\n    "${n.snake}_${k.snake} = \\"${s}\\"\\n"\n   ]\n`,
  ),
  carrier(
    'sql insert',
    'seed.sql',
    (s, n, k) => `INSERT INTO settings (name, value) VALUES ('${n.snake}_${k.snake}', '${s}');\n`,
  ),
  carrier('command option', 'deploy.sh', (s, n, k) => `${n.kebab} login --${k.kebab} ${s}\n`),
  carrier(
    'kubernetes literal',
    'deploy.sh',
    (s, n, k) => `kubectl create secret generic ${n.kebab} --from-literal=${k.kebab}=${s}\n`,
  ),
  carrier('helm set', 'deploy.sh', (s, n, k) => `helm upgrade app . --set ${n.camel}.${k.camel}=${s}\n`),
  carrier('diff', 'change.diff', (s, n, k) => `@@ -1,2 +1,2 @@\n-${n.env}_${k.env}=\n+${n.env}_${k.env}=${s}\n`),
  carrier('bare line', 'notes.txt', (s) => `\n${s}\n`, { bare: true }),
  carrier('bare quoted', 'main.js', (s) => `run("${s}");\n`, { bare: true }),
];
