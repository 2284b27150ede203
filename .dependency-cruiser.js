// The layer check for the command line of dependency-cruiser: all rules come from the table in scripts/layers.mjs.
import { cruiseOptions, layerRules } from './scripts/layers.mjs';

export default { forbidden: layerRules(), options: cruiseOptions };
