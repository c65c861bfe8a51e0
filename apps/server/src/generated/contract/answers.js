// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import module0 from "ajv-formats/dist/formats.js";

export const check0 = validate21;
const schema32 = {"description":"Numbers that an account can send from, both dedicated and shared.","type":"object","required":["numbers","sharedNumber"],"properties":{"numbers":{"description":"The phone numbers that the account owns. Empty when it has none.","type":"array","items":{"$ref":"#/components/schemas/DedicatedNumber"}},"sharedNumber":{"description":"The shared number that the account can send from when it has no dedicated number.","$ref":"#/components/schemas/PhoneNumber"}}};
const schema34 = {"description":"A phone number in E.164 form, which is a plus sign, the country code and the subscriber number, at most 15 digits without spaces.","type":"string","pattern":"^\\+[1-9]\\d{1,14}$"};
const schema33 = {"description":"A phone number that the account owns.","type":"object","required":["phoneNumber","createdAt"],"properties":{"phoneNumber":{"description":"Phone number, to use as the sender.","$ref":"#/components/schemas/PhoneNumber"},"label":{"description":"Name that the account gave the number. Absent if it has none.","type":"string"},"createdAt":{"description":"Time when the number was registered for the account, as an RFC 3339 timestamp with an offset.","type":"string","format":"date-time"}}};
const pattern4 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");
const formats0 = module0.fullFormats["date-time"];

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.phoneNumber === undefined) && (missing0 = "phoneNumber")) || ((data.createdAt === undefined) && (missing0 = "createdAt"))){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.phoneNumber !== undefined){
let data0 = data.phoneNumber;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate22.errors = [{instancePath:instancePath+"/phoneNumber",schemaPath:"#/components/schemas/PhoneNumber/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9]\\d{1,14}$"},message:"must match pattern \""+"^\\+[1-9]\\d{1,14}$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/phoneNumber",schemaPath:"#/components/schemas/PhoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.label !== undefined){
const _errs4 = errors;
if(typeof data.label !== "string"){
validate22.errors = [{instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.createdAt !== undefined){
let data2 = data.createdAt;
const _errs6 = errors;
if(errors === _errs6){
if(errors === _errs6){
if(typeof data2 === "string"){
if(!(formats0.validate(data2))){
validate22.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/createdAt",schemaPath:"#/properties/createdAt/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"phoneNumber":true,"label":true,"createdAt":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.numbers === undefined) && (missing0 = "numbers")) || ((data.sharedNumber === undefined) && (missing0 = "sharedNumber"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.numbers !== undefined){
let data0 = data.numbers;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate22(data0[i0], {instancePath:instancePath+"/numbers/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/numbers",schemaPath:"#/properties/numbers/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sharedNumber !== undefined){
let data2 = data.sharedNumber;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate21.errors = [{instancePath:instancePath+"/sharedNumber",schemaPath:"#/components/schemas/PhoneNumber/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9]\\d{1,14}$"},message:"must match pattern \""+"^\\+[1-9]\\d{1,14}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/sharedNumber",schemaPath:"#/components/schemas/PhoneNumber/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"numbers":true,"sharedNumber":true},"dynamicProps":false,"dynamicItems":false};

export const check1 = validate24;
const schema36 = {"description":"Body of every error that has one.","type":"object","required":["trackingId","error"],"properties":{"trackingId":{"description":"Unique identifier of the request. Quote it to support.","type":"string"},"error":{"$ref":"#/components/schemas/ErrorDetails"}}};
const schema37 = {"description":"Details of the error, for programs, people and support.","type":"object","required":["code","message"],"properties":{"code":{"description":"Machine-readable error code. New codes can be added at any time.","type":"string"},"message":{"description":"Human-readable description of the error.","type":"string"},"fix":{"description":"Suggested fix, if one is known.","type":"string"},"provider":{"description":"The provider that caused the error, for example `telnyx` or `ses`. New providers can be added at any time.","type":"string"},"providerCode":{"description":"The provider's own error code, as in its documentation.","type":"string"}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.trackingId === undefined) && (missing0 = "trackingId")) || ((data.error === undefined) && (missing0 = "error"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.trackingId !== undefined){
const _errs1 = errors;
if(typeof data.trackingId !== "string"){
validate24.errors = [{instancePath:instancePath+"/trackingId",schemaPath:"#/properties/trackingId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data1 = data.error;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.code === undefined) && (missing1 = "code")) || ((data1.message === undefined) && (missing1 = "message"))){
validate24.errors = [{instancePath:instancePath+"/error",schemaPath:"#/components/schemas/ErrorDetails/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.code !== undefined){
const _errs6 = errors;
if(typeof data1.code !== "string"){
validate24.errors = [{instancePath:instancePath+"/error/code",schemaPath:"#/components/schemas/ErrorDetails/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.message !== undefined){
const _errs8 = errors;
if(typeof data1.message !== "string"){
validate24.errors = [{instancePath:instancePath+"/error/message",schemaPath:"#/components/schemas/ErrorDetails/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.fix !== undefined){
const _errs10 = errors;
if(typeof data1.fix !== "string"){
validate24.errors = [{instancePath:instancePath+"/error/fix",schemaPath:"#/components/schemas/ErrorDetails/properties/fix/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.provider !== undefined){
const _errs12 = errors;
if(typeof data1.provider !== "string"){
validate24.errors = [{instancePath:instancePath+"/error/provider",schemaPath:"#/components/schemas/ErrorDetails/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.providerCode !== undefined){
const _errs14 = errors;
if(typeof data1.providerCode !== "string"){
validate24.errors = [{instancePath:instancePath+"/error/providerCode",schemaPath:"#/components/schemas/ErrorDetails/properties/providerCode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/error",schemaPath:"#/components/schemas/ErrorDetails/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"trackingId":true,"error":true},"dynamicProps":false,"dynamicItems":false};

export const check2 = validate25;

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.trackingId === undefined) && (missing0 = "trackingId")) || ((data.error === undefined) && (missing0 = "error"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.trackingId !== undefined){
const _errs1 = errors;
if(typeof data.trackingId !== "string"){
validate25.errors = [{instancePath:instancePath+"/trackingId",schemaPath:"#/properties/trackingId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data1 = data.error;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.code === undefined) && (missing1 = "code")) || ((data1.message === undefined) && (missing1 = "message"))){
validate25.errors = [{instancePath:instancePath+"/error",schemaPath:"#/components/schemas/ErrorDetails/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.code !== undefined){
const _errs6 = errors;
if(typeof data1.code !== "string"){
validate25.errors = [{instancePath:instancePath+"/error/code",schemaPath:"#/components/schemas/ErrorDetails/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.message !== undefined){
const _errs8 = errors;
if(typeof data1.message !== "string"){
validate25.errors = [{instancePath:instancePath+"/error/message",schemaPath:"#/components/schemas/ErrorDetails/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.fix !== undefined){
const _errs10 = errors;
if(typeof data1.fix !== "string"){
validate25.errors = [{instancePath:instancePath+"/error/fix",schemaPath:"#/components/schemas/ErrorDetails/properties/fix/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.provider !== undefined){
const _errs12 = errors;
if(typeof data1.provider !== "string"){
validate25.errors = [{instancePath:instancePath+"/error/provider",schemaPath:"#/components/schemas/ErrorDetails/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.providerCode !== undefined){
const _errs14 = errors;
if(typeof data1.providerCode !== "string"){
validate25.errors = [{instancePath:instancePath+"/error/providerCode",schemaPath:"#/components/schemas/ErrorDetails/properties/providerCode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/error",schemaPath:"#/components/schemas/ErrorDetails/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"trackingId":true,"error":true},"dynamicProps":false,"dynamicItems":false};

export const check3 = validate26;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.trackingId === undefined) && (missing0 = "trackingId")) || ((data.error === undefined) && (missing0 = "error"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.trackingId !== undefined){
const _errs1 = errors;
if(typeof data.trackingId !== "string"){
validate26.errors = [{instancePath:instancePath+"/trackingId",schemaPath:"#/properties/trackingId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.error !== undefined){
let data1 = data.error;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.code === undefined) && (missing1 = "code")) || ((data1.message === undefined) && (missing1 = "message"))){
validate26.errors = [{instancePath:instancePath+"/error",schemaPath:"#/components/schemas/ErrorDetails/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data1.code !== undefined){
const _errs6 = errors;
if(typeof data1.code !== "string"){
validate26.errors = [{instancePath:instancePath+"/error/code",schemaPath:"#/components/schemas/ErrorDetails/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.message !== undefined){
const _errs8 = errors;
if(typeof data1.message !== "string"){
validate26.errors = [{instancePath:instancePath+"/error/message",schemaPath:"#/components/schemas/ErrorDetails/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.fix !== undefined){
const _errs10 = errors;
if(typeof data1.fix !== "string"){
validate26.errors = [{instancePath:instancePath+"/error/fix",schemaPath:"#/components/schemas/ErrorDetails/properties/fix/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.provider !== undefined){
const _errs12 = errors;
if(typeof data1.provider !== "string"){
validate26.errors = [{instancePath:instancePath+"/error/provider",schemaPath:"#/components/schemas/ErrorDetails/properties/provider/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.providerCode !== undefined){
const _errs14 = errors;
if(typeof data1.providerCode !== "string"){
validate26.errors = [{instancePath:instancePath+"/error/providerCode",schemaPath:"#/components/schemas/ErrorDetails/properties/providerCode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/error",schemaPath:"#/components/schemas/ErrorDetails/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"trackingId":true,"error":true},"dynamicProps":false,"dynamicItems":false};

