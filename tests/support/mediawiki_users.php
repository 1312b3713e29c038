<?php
// Makes the two users of a wiki, whose password is read from standard input, and gives the second an authenticator app by
// OATHAuth's own code. Says its key. Run by maintenance/run.php.

use MediaWiki\Extension\OATHAuth\Key\TOTPKey;
use MediaWiki\Extension\OATHAuth\OATHAuthServices;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\User\User;

class Users extends Maintenance {
	public function execute() {
		$password = trim( fgets( STDIN ) );
		foreach ( [ 'Plain', 'Guarded' ] as $name ) {
			User::createNew( $name )->changeAuthenticationData(
				[ 'username' => $name, 'password' => $password, 'retype' => $password ]
			);
		}
		$services = OATHAuthServices::getInstance();
		$known = $services->getUserRepository();
		$key = TOTPKey::newFromRandom();
		$known->createKey(
			$known->findByUser( User::newFromName( 'Guarded' ) ),
			$services->getModuleRegistry()->getModuleByKey( 'totp' ),
			$key->jsonSerialize(),
			'127.0.0.1'
		);
		$this->output( $key->getSecret() . "\n" );
	}
}

$maintClass = Users::class;
