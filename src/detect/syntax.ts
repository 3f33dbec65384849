/** What a file's notation means for a value that has no quotes round it. */
export type Syntax =
  /** A programming language or JSON: an unquoted right-hand side is an expression, not a literal. */
  | 'code'
  /** key = value or key: value up to the end of the line: .env, YAML, TOML, INI, properties ... */
  | 'config'
  /** Shell and the like: an unquoted value ends at a blank. */
  | 'shell'
  /** XML and HTML: elements and attributes. */
  | 'markup'
  /** Prose, logs, unknown files and everything without a path. */
  | 'text';

/** Of a content whose path is not known yet: all that give values without quotes, the most generous first. */
export const EVERY_SYNTAX: readonly Syntax[] = ['config', 'text', 'shell'];

const EXTENSIONS: Readonly<Record<Syntax, string>> = {
  code:
    'js mjs cjs jsx ts mts cts tsx py pyi go java kt kts scala groovy gradle rs c h cc cpp cxx hpp hh cs fs vb rb php swift ' +
    'm mm pl pm lua dart ex exs erl hrl hs clj cljs elm ml mli jl r sol zig nim d pas proto graphql gql sql css scss less ' +
    'sass styl vue svelte astro json json5 jsonc webmanifest map ipynb avsc har tfstate coffee as bicep rake erb ejs hbs pug twig',
  config:
    'env yaml yml toml ini cfg conf config cnf properties prop tfvars tf hcl nix editorconfig npmrc yarnrc pypirc netrc s3cfg ' +
    'desktop service timer socket plist reg credentials inf',
  shell: 'sh bash zsh fish ksh ps1 psm1 bat cmd dockerfile containerfile mk makefile justfile envrc',
  markup:
    'xml html htm xhtml svg xsd xsl wsdl csproj vbproj fsproj props targets resx xaml pom jsp aspx cshtml razor storyboard xib',
  text: 'md markdown mdx rst adoc txt log csv tsv tex org eml patch diff',
};

const BY_EXTENSION = new Map<string, Syntax>();
for (const syntax of ['code', 'config', 'shell', 'markup', 'text'] as const) {
  for (const extension of EXTENSIONS[syntax].split(' ')) BY_EXTENSION.set(extension, syntax);
}

/** The syntax of a file by its name; `.env.production`, `Dockerfile.dev` and the like go by their stem. */
export function syntaxOf(path: string | undefined): Syntax {
  if (path === undefined) return 'text';
  // Nearly every name ends in one that is known as it is written.
  return BY_EXTENSION.get(path.slice(path.lastIndexOf('.') + 1)) ?? syntaxOfName(path);
}

function syntaxOfName(path: string): Syntax {
  const parts = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.');
  return BY_EXTENSION.get(parts.at(-1) ?? '') ?? BY_EXTENSION.get(parts[0] || (parts[1] ?? '')) ?? 'text';
}
