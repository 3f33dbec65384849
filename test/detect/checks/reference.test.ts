// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so variables look in shells and templates
import { expect, test } from 'vitest';
import { reference } from '../../../src/detect/checks/reference.ts';
import { opinionOf } from './candidate.ts';

test.each<[opinion: string, what: string, value: string]>([
  ['dismiss', 'a variable', '${DB_PASSWORD}'],
  ['dismiss', 'an expression of a template literal', "${Buffer.from('user:pass-word=1').toString('base64')}"],
  ['nothing', 'a default that is a literal', '${DB_PASSWORD:-q7Zr2mKx9Lw4}'],
  ['dismiss', 'a variable without braces', '$DB_PASSWORD'],
  ['dismiss', 'a command', '$(vault read x)'],
  ['dismiss', 'a GitHub secret', '${{ secrets.TOKEN }}'],
  ['dismiss', 'a template', '{{ db_password }}'],
  ['dismiss', 'a Windows variable', '%DB_PASSWORD%'],
  ['dismiss', 'a Python format', '%(password)s'],
  ['dismiss', 'a C format', '%s'],
  ['dismiss', 'an environment of Node', 'process.env.PASSWORD'],
  ['dismiss', 'an environment of Python', 'os.environ["PASSWORD"]'],
  ['dismiss', 'a vault', 'vault:secret/data/db#password'],
  ['dismiss', '1Password', 'op://vault/item/password'],
  ['dismiss', 'an ARN', 'arn:aws:secretsmanager:eu-west-1:1:secret:x'],
  ['dismiss', 'an encrypted value of Ansible', '$ANSIBLE_VAULT;1.1;AES256'],
  ['dismiss', 'an encrypted value of Spring', '{cipher}AQA2f8'],
  ['dismiss', 'a value of jasypt', 'ENC[abc]'],
  ['dismiss', 'a reference of CloudFormation', '{{resolve:secretsmanager:x}}'],
  ['dismiss', 'Azure Key Vault', '@Microsoft.KeyVault(SecretUri=x)'],
  ['dismiss', 'a file', 'file:/run/secrets/db'],
  ['dismiss', 'part of a template', 'abc${X}def'],
  ['dismiss', 'an element in angle brackets', 'prefix-<token>'],
  ['dismiss', 'an ERB template', '<%= password %>'],
  ['dismiss', 'Ruby in a string', '#{password}'],
  ['dismiss', 'a secret of Google', 'projects/x/secrets/y/versions/1'],
  ['dismiss', 'what a key service encrypted', 'encrypted$AQIx7Zr2mKx9Lw4'],
  ['nothing', 'a variable with a literal default', '${DB_PASSWORD:-q7Zr2mKx}'],
  ['dismiss', 'a call in a template', '${f({apiKey:e.apiKey,name:"OPENAI_API_KEY"})}'],
  ['dismiss', 'a character of HTML', '&#xf21b;'],
  ['nothing', 'a password with a dollar sign', 'pa$$w0rdX'],
  ['nothing', 'a password with a percent sign', 'a%b2cK9'],
  ['nothing', 'plain letters and digits', 'q7Zr2mKx9Lw4'],
  ['nothing', 'a password that begins with a dollar sign', '$7Zr2mKx9Lw4'],
])('%s: %s', (opinion, _what, value) => {
  expect(opinionOf(reference, value)).toBe(opinion);
});
