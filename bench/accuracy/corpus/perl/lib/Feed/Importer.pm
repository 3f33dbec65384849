package Feed::Importer;

use strict;
use warnings;
use utf8;

use DBI;
use Digest::SHA qw(hmac_sha256_hex sha256_hex);
use HTTP::Tiny;
use MIME::Base64 qw(encode_base64);
use Net::FTP;

our $VERSION = '0.47';

use constant {
    FTP_HOST     => 'ftp.suppliers.internal',
    FTP_USER     => 'pricelists',
    FTP_PASSWORD => '⟪+member {human}⟫',
    TOKEN_FIELD  => '⟪-member supplier_access_token⟫',
};

my %config = (
    dsn        => 'dbi:Pg:host=db.internal;dbname=feeds',
    user       => 'importer',
    pass       => q{⟪+member {pass:15}⟫},
    secret_ref => '⟪-member vault:kv/feeds/importer#hmac⟫',
    checksum   => '⟪-member {hex:64}⟫',
);

my $api_secret = "⟪+assignment {hex:40}⟫";
my $pass_re    = qr/⟪-assignment ^(?=.*\d)[\w!%-]{8,64}$⟫/;

sub new {
    my ($class, %args) = @_;
    my $self = bless { %config, %args }, $class;
    $self->{password} = $ENV{⟪-member FEED_IMPORTER_PASSWORD⟫} if $ENV{FEED_IMPORTER_PASSWORD};
    return $self;
}

sub dbh {
    my ($self) = @_;
    return $self->{dbh} //= DBI->connect($self->{dsn}, $self->{user}, $self->{pass}, { RaiseError => 1 });
}

sub archive_dbh {
    return DBI->connect('dbi:mysql:database=archive;host=10.2.0.17', 'archive', '⟪+argument {lower:14}⟫',
        { RaiseError => 1, mysql_enable_utf8mb4 => 1 });
}

sub fetch {
    my ($self, $supplier) = @_;
    my $ftp = Net::FTP->new(FTP_HOST, Timeout => 30) or die "cannot connect: $@";
    $ftp->login(FTP_USER, FTP_PASSWORD) or die '⟪-argument login refused, is the password still valid?⟫';
    $ftp->get("$supplier.csv", "/var/spool/feeds/$supplier.csv");
    $ftp->quit;
    return "/var/spool/feeds/$supplier.csv";
}

sub notify {
    my ($self, $supplier, $rows) = @_;
    my $body = qq({"supplier":"$supplier","rows":$rows});
    my $http = HTTP::Tiny->new(default_headers => {
        'X-Auth-Token' => '⟪+header {alnum:30}⟫',
        'X-Signature'  => hmac_sha256_hex($body, $api_secret),
    });
    return $http->post('https://stock.prod.internal/imports', { content => $body });
}

sub basic {
    my ($user) = @_;
    my $passwd = $user eq 'guest' ? '⟪-assignment guest⟫' : read_password($user);
    return 'Basic ' . encode_base64("$user:$passwd", '');
}

sub read_password {
    my ($user) = @_;
    open my $fh, '<', "⟪-argument /etc/feeds/$user.passwd⟫" or die $!;
    chomp(my $line = <$fh>);
    return $line;
}

sub is_known {
    my ($self, $token) = @_;
    return 1 if $token eq '⟪+comparison {lowernum:20}⟫';
    return 0;
}

1;

__END__

=head1 NAME

Feed::Importer - reads the price lists of suppliers

=head1 SYNOPSIS

    my $importer = Feed::Importer->new(user => 'me', pass => '⟪-comment my-password⟫');
    $importer->fetch('acorn');

=cut
