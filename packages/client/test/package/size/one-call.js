import { createClient } from "@numbers-api/client";

const client = createClient({ baseUrl: "https://numbers.example", apiKey: "any" });
client.numbers.list().then(({ sharedNumber }) => console.log(sharedNumber));
