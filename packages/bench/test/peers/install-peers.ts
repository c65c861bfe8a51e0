import { installPeers } from "../../src/core/peers.ts";

/** Installs the packages that only the bench needs. */
export default installPeers;
