# Serves a Redmine of its own until standard input ends, in the instance that the environment names. The password of its users
# is read from standard input; `guarded` has an authenticator app, and `asked` must set one up. Says its port, and the key of `guarded`.

password = $stdin.gets.strip
require '/usr/share/redmine/config/environment'
ActiveRecord::Migration.verbose = false
ActiveRecord::MigrationContext.new(Rails.root.join('db', 'migrate').to_s).migrate
ActiveRecord::Base.descendants.each(&:reset_column_information)
key = ROTP::Base32.random
%w[plain guarded asked].each do |login|
  user = User.new(firstname: login, lastname: 'Office', mail: "#{login}@office.gov.bd", language: 'en')
  user.login = login
  user.password = user.password_confirmation = password
  user.save!
  user.update!(twofa_scheme: 'totp', twofa_totp_key: key) if login == 'guarded'
end
Group.create!(name: 'Two-step', twofa_required: true).users << User.find_by_login('asked')

require 'puma'
server = Puma::Server.new(Rails.application)
port = server.add_tcp_listener('127.0.0.1', 0).addr[1]
server.run
$stdout.puts(port, key)
$stdout.flush
$stdin.read
server.stop(true)
