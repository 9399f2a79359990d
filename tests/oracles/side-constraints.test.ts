import { describeFamilies } from './against-brute-force.ts';

describeFamilies('sideConstraints');
