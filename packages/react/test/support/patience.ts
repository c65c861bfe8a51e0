import { configure } from "@testing-library/react";

// What a component shows comes when it comes; by default a test waits for a second, which a busy machine may take.
configure({ asyncUtilTimeout: 30_000 });
