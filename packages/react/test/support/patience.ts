import { configure } from "@testing-library/react";

// Testing Library waits one second by default, which is too short for a busy machine.
configure({ asyncUtilTimeout: 30_000 });
