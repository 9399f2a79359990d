/** Where on somebody’s page stands what is known of them: an address that leads there ends with it. */
export const FACTS = '#facts';
