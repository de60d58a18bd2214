"""AWS Organizations: more policy types than moto knows, and the refusals of the real one."""
